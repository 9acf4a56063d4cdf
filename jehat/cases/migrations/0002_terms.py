import django.db.models.deletion
from django.db import migrations, models


def as_they_were(apps, schema_editor):
    """A case that exists was filed under the only version its kind has had."""
    kind = apps.get_model("catalogue", "Kind").objects.filter(pk=models.OuterRef("kind_id"))
    apps.get_model("cases", "Case").objects.filter(terms=None).update(terms_id=models.Subquery(kind.values("current_id")))


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_versions"), ("cases", "0001_initial")]

    operations = [
        migrations.AddField(
            "case",
            "terms",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="catalogue.version"
            ),
        ),
        migrations.RunPython(as_they_were, migrations.RunPython.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;", migrations.RunSQL.noop),
        migrations.AlterField(
            "case",
            "terms",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="catalogue.version"
            ),
        ),
    ]

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import jehat.core.crypto.ids
from django.conf import settings
from django.db import migrations, models

CHANNELS = [
    ("web", "Through this platform"),
    ("counter", "At the service counter"),
    ("phone", "By telephone"),
    ("email", "By e-mail"),
    ("post", "By post"),
]
SAID = (
    "department_id", "name_ar", "name_en", "summary_ar", "summary_en", "audience_ar", "audience_en", "requirements",
    "steps", "questions", "channels", "fee", "fee_note_ar", "fee_note_en", "working_days",
)  # fmt: skip
NOW = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;"

# What was published stays as it was, whoever asks the database.
STAYS = """
CREATE FUNCTION catalogue_version_forbid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published version never changes' USING errcode = '42501';
END $$;
CREATE TRIGGER catalogue_version_stays BEFORE UPDATE OR DELETE ON catalogue_version
  FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION catalogue_version_forbid();
"""
GOES = """
DROP TRIGGER catalogue_version_stays ON catalogue_version;
DROP FUNCTION catalogue_version_forbid();
"""


def only(rows, *names):
    """Rows in the shape that forms write: nothing besides what they say."""
    return [{name: row[name] for name in names} for row in rows]


def first_versions(apps, schema_editor):
    """Every kind that exists was published as it stands."""
    kinds, versions = apps.get_model("catalogue", "Kind"), apps.get_model("catalogue", "Version")
    for kind in kinds.objects.filter(current=None):
        kind.requirements = only(kind.requirements, "name_ar", "name_en", "mandatory")
        kind.steps = only(kind.steps, "order", "name_ar", "name_en")
        said = {name: getattr(kind, name) for name in SAID} | {"channels": kind.channels or ["web"]}
        published = django.utils.timezone.now()
        kind.current = versions.objects.create(
            kind=kind, entity_id=kind.entity_id, number=1, changed_at=published, published_at=published, **said
        )
        kind.channels = said["channels"]
        kind.save()


def texts(*names):
    return [(f"{name}_{language}", models.TextField(blank=True, default="")) for name in names for language in ("ar", "en")]


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0001_initial"),
        ("organization", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *[migrations.AddField("kind", name, field) for name, field in texts("audience", "fee_note")],
        migrations.AddField("kind", "questions", models.JSONField(default=list)),
        migrations.AddField(
            "kind",
            "channels",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(choices=CHANNELS, max_length=10), default=list, size=None
            ),
        ),
        migrations.AlterField(
            "kind",
            "working_days",
            models.PositiveSmallIntegerField(default=0, help_text="None while a draft does not say yet."),
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("name_ar", models.CharField(max_length=200)),
                ("name_en", models.CharField(max_length=200)),
                *texts("summary", "audience"),
                ("requirements", models.JSONField(default=list)),
                ("steps", models.JSONField(default=list)),
                ("questions", models.JSONField(default=list)),
                (
                    "channels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(choices=CHANNELS, max_length=10), default=list, size=None
                    ),
                ),
                ("fee", models.PositiveIntegerField(default=0, help_text="Halalas.")),
                *texts("fee_note"),
                (
                    "working_days",
                    models.PositiveSmallIntegerField(default=0, help_text="None while a draft does not say yet."),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=jehat.core.crypto.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("revision", models.PositiveIntegerField(default=1, help_text="How often the draft was saved.")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="organization.department",
                    ),
                ),
                (
                    "entity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.entity"
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="catalogue.kind"
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "number"), name="version_number_in_kind"),
                    models.UniqueConstraint(
                        condition=models.Q(("published_at__isnull", True)),
                        fields=("kind",),
                        name="one_draft_of_a_kind",
                    ),
                ],
            },
        ),
        migrations.AddField(
            "kind",
            "current",
            models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.version"
            ),
        ),
        migrations.RunPython(first_versions, migrations.RunPython.noop),
        migrations.RunSQL(NOW, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "kind",
            models.CheckConstraint(
                condition=models.Q(("is_published", False), ("working_days__gt", 0), _connector="OR"),
                name="published_kind_promises_a_time",
            ),
        ),
        migrations.AddConstraint(
            "kind",
            models.CheckConstraint(
                condition=models.Q(("is_published", False), ("current__isnull", False), _connector="OR"),
                name="published_kind_has_a_version",
            ),
        ),
        migrations.RunSQL(STAYS, GOES),
    ]

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import jehat.audit.models

# The lines a new era is numbered from; until the sealer has begun the first, all lines belong to it.
ERA_OF_NOW = """
CREATE FUNCTION audit_era() RETURNS integer LANGUAGE sql STABLE AS
$$ SELECT coalesce(max(number), 1) FROM audit_era $$;
"""
TABLES = ("audit_era", "audit_batch", "audit_anchoring")
FORBID = "".join(
    f"""
CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION audit_forbid();
CREATE TRIGGER {table}_stays_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION audit_forbid();
"""
    for table in TABLES
)
ALLOW = "".join(
    f"DROP TRIGGER {table}_stays ON {table}; DROP TRIGGER {table}_stays_whole ON {table};" for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_by_moment")]

    operations = [
        migrations.CreateModel(
            name="Era",
            fields=[
                ("number", models.IntegerField(primary_key=True, serialize=False)),
                (
                    "reason",
                    models.CharField(
                        choices=[("first", "First"), ("restored", "Restored"), ("fork", "Fork")], max_length=8
                    ),
                ),
                ("system", models.BigIntegerField()),
                ("database", models.BigIntegerField()),
                ("timeline", models.BigIntegerField()),
                ("is_anew", models.BooleanField()),
                ("begun_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason__in", ["first", "restored", "fork"])), name="era_reason_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("era", models.IntegerField()),
                ("rows", models.IntegerField()),
                ("total", models.BigIntegerField()),
                ("xid_to", jehat.audit.models.XidField()),
                ("id_to", models.BigIntegerField()),
                ("head", models.BinaryField()),
                ("leaves", models.BinaryField()),
                ("checkpoint", models.TextField()),
                ("sealed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.AddIndex(
            model_name="batch", index=models.Index(fields=["era", "number"], name="audit_batch_era_number")
        ),
        migrations.AddIndex(
            model_name="batch", index=models.Index(fields=["sealed_at"], name="audit_batch_sealed_at")
        ),
        migrations.CreateModel(
            name="Anchoring",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("anchor", models.CharField(max_length=200)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("failure", models.CharField(blank=True, default="", max_length=200)),
                ("receipt", models.BinaryField(null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="audit.batch"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="anchoring", index=models.Index(fields=["anchor", "id"], name="audit_anchoring_newest")
        ),
        migrations.RunSQL(FORBID, ALLOW),
        migrations.RunSQL(ERA_OF_NOW, "DROP FUNCTION audit_era()"),
        migrations.AddField(
            model_name="event",
            name="xid",
            field=jehat.audit.models.XidField(db_default=models.Func(function="pg_current_xact_id"), editable=False),
        ),
        migrations.AddField(
            model_name="event",
            name="era",
            field=models.IntegerField(db_default=models.Func(function="audit_era"), editable=False),
        ),
        migrations.AddField(model_name="event", name="mac", field=models.BinaryField(null=True)),
        migrations.AddIndex(
            model_name="event", index=models.Index(fields=["era", "xid", "id"], name="audit_event_place")
        ),
    ]

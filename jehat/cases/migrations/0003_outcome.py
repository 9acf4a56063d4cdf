import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

STATUSES = [
    ("triage", "Awaiting distribution"),
    ("assigned", "New"),
    ("in_progress", "In progress"),
    ("waiting_beneficiary", "Waiting for the beneficiary"),
    ("completed", "Completed"),
    ("rejected", "Rejected"),
    ("withdrawn", "Withdrawn"),
]
ACTS = [(name, name.capitalize()) for name in ("submit", "comment", "ask", "answer", "complete", "reject", "withdraw")]
OUTCOMES = [
    ("done", "Completed"),
    ("rejected", "Rejected"),
    ("not_competent", "Not for this entity"),
    ("no_answer", "Closed without an answer"),
    ("withdrawn", "Withdrawn"),
]
GROUNDS = [
    ("conditions", "The conditions are not met"),
    ("documents", "The documents are missing or not valid"),
    ("facts", "What was stated is not correct"),
    ("duplicate", "The same was filed already"),
    ("other", "Another reason"),
]
OPEN = ("triage", "assigned", "in_progress", "waiting_beneficiary")
CLOSED = ("completed", "rejected", "withdrawn")


def as_they_were(apps, schema_editor):
    """Every case was filed by its beneficiary; what was closed was done or rejected, for a reason nobody coded."""
    cases = apps.get_model("cases", "Case").objects
    cases.update(filed_by_id=models.F("beneficiary_id"))
    cases.filter(status="completed").update(outcome="done")
    cases.filter(status="rejected").update(outcome="rejected", ground="other")


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_terms"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AlterField(
            "case", "status", models.CharField(choices=STATUSES, default="triage", max_length=20)
        ),
        migrations.AlterField(
            "case",
            "channel",
            models.CharField(
                choices=[("web", "Web"), ("api", "Api"), ("counter", "Counter")], default="web", max_length=7
            ),
        ),
        migrations.AlterField("comment", "act", models.CharField(choices=ACTS, default="comment", max_length=10)),
        migrations.AddField(
            "case", "outcome", models.CharField(blank=True, choices=OUTCOMES, default="", max_length=13)
        ),
        migrations.AddField("case", "ground", models.CharField(blank=True, choices=GROUNDS, default="", max_length=10)),
        migrations.AddField(
            "case",
            "filed_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(as_they_were, migrations.RunPython.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;", migrations.RunSQL.noop),
        migrations.AlterField(
            "case",
            "filed_by",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.RemoveConstraint("case", "case_closed_has_a_time"),
        migrations.AddConstraint(
            "case",
            models.CheckConstraint(
                condition=Q(status__in=CLOSED, closed_at__isnull=False) | Q(status__in=OPEN, closed_at__isnull=True),
                name="case_closed_has_a_time",
            ),
        ),
        migrations.AddConstraint(
            "case",
            models.CheckConstraint(
                condition=Q(status__in=OPEN, outcome="")
                | Q(status="completed", outcome__in=("done",))
                | Q(status="rejected", outcome__in=("rejected", "not_competent", "no_answer"))
                | Q(status="withdrawn", outcome__in=("withdrawn",)),
                name="case_outcome_fits_its_state",
            ),
        ),
        migrations.AddConstraint(
            "case",
            models.CheckConstraint(
                condition=(Q(outcome="rejected") & ~Q(ground="")) | (~Q(outcome="rejected") & Q(ground="")),
                name="case_ground_is_of_a_rejection",
            ),
        ),
    ]

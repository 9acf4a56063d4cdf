from django.db import migrations
from django.db.models import F, OuterRef, Subquery

CLOSING_WORDS = ("complete", "reject", "withdraw")
BATCH = 1000


def ends(apps, schema_editor):
    """What was closed before has one end, and its custody ended with it."""
    Case, Closing, Comment, Custody = (
        apps.get_model("cases", name) for name in ("Case", "Closing", "Comment", "Custody")
    )
    closed_at = Case.objects.filter(pk=OuterRef("case_id")).values("closed_at")
    lasting = Custody.objects.filter(until__isnull=True, case__closed_at__isnull=False)
    lasting.filter(since__lte=F("case__closed_at")).update(until=Subquery(closed_at))
    words = Comment.objects.filter(case=OuterRef("pk"), act__in=CLOSING_WORDS).order_by("-created_at", "-pk")
    closed = Case.objects.filter(closed_at__isnull=False, closings__isnull=True)
    closed = closed.annotate(said=Subquery(words.values("pk")[:1]), said_by=Subquery(words.values("by")[:1]))
    named = ("pk", "entity_id", "outcome", "ground", "department_id", "assignee_id", "closed_at", "said", "said_by")
    rows = (_closing(Closing, row) for row in list(closed.values_list(*named)))
    Closing.objects.bulk_create(rows, batch_size=BATCH)


def _closing(Closing, row):
    case, entity, outcome, ground, department, employee, at, comment, by = row
    return Closing(
        case_id=case,
        entity_id=entity,
        nth=1,
        outcome=outcome,
        ground=ground,
        by_id=by,
        comment_id=comment,
        department_id=department,
        employee_id=employee,
        came_from="in_progress" if employee else "triage",
        at=at,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0011_closing"),
    ]

    operations = [migrations.RunPython(ends, migrations.RunPython.noop)]

from datetime import timedelta

from django.db import migrations
from django.utils import timezone

TIME = timedelta(days=20)


def ask(apps, schema_editor):
    """What was being asked before is asked still, and leaves everybody his time from now on."""
    Case, Comment, Question = (apps.get_model("cases", name) for name in ("Case", "Comment", "Question"))
    waiting = Case.objects.filter(status="waiting_beneficiary", questions__isnull=True)
    asked = Comment.objects.filter(case__in=waiting, act="ask", taken_back_at__isnull=True)
    last = asked.order_by("case_id", "-created_at", "-pk").distinct("case_id")
    due_at = timezone.now() + TIME
    named = ("pk", "case_id", "entity_id", "created_at")
    Question.objects.bulk_create(
        Question(comment_id=pk, case_id=case, entity_id=entity, asked_at=at, due_at=due_at)
        for pk, case, entity, at in list(last.values_list(*named))
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0027_questions"),
    ]

    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]

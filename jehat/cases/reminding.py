"""When a beneficiary is reminded of what was asked of him: at half of his time, and before its end."""

from datetime import datetime, timedelta

# The last time, as long before the end; of a short time its last quarter.
BEFORE_THE_END = timedelta(days=2)
MOST = 2


def reminder_times(question) -> tuple[datetime, datetime]:
    whole = question.due_at - question.asked_at
    return question.asked_at + whole / 2, question.due_at - min(BEFORE_THE_END, whole / 4)


def reminders_due(question, now) -> int:
    """How often he should have been reminded by now."""
    return sum(moment <= now for moment in reminder_times(question))

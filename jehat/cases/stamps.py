"""Who looks at a secret case and when: said over its pages, its pictures and its papers. Pure but for the clock."""

from datetime import datetime

from django.utils import timezone

from jehat.core.hijri import dual
from jehat.core.words import clock


def words(user, now: datetime | None = None) -> str:
    """The name of the reader with the day in both calendars and the time, e.g. on a photograph of his screen."""
    at = timezone.localtime(now or timezone.now())
    both = dual(at)
    return f"{user.full_name} · {both.gregorian} · {clock(at)}"

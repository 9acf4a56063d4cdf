"""Until when something may still be done after a case was closed: whole days, to the end of the last of them."""

from datetime import datetime, time, timedelta

from django.utils import timezone


def last_moment(since: datetime, days: int) -> datetime:
    """The last moment of the nth day after the day of the beginning."""
    day = timezone.localdate(since) + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time.max))


def days_left(until: datetime, now: datetime) -> int:
    """How many days are left, this one counted; none once it is over."""
    return max((timezone.localdate(until) - timezone.localdate(now)).days + 1, 0) if now <= until else 0

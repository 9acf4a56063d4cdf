"""When the next digest of a person is due, in the time zone of the platform."""

from datetime import datetime, time, timedelta

from django.utils import timezone

DAYS_OF_WEEK = 7
# Monday is 0 for Python, and the week of the platform begins on Sunday, which is 0 here.
_SUNDAY = 6


def next_day(moment: datetime, *, hour: int) -> datetime:
    """The next time the clock shows the hour."""
    local = timezone.localtime(moment)
    day = local.date() + timedelta(days=int(local.time() >= time(hour)))
    return timezone.make_aware(datetime.combine(day, time(hour)))


def next_week(moment: datetime, *, weekday: int, hour: int) -> datetime:
    """The next time the clock shows the hour on that day of the week; Sunday is 0."""
    due = next_day(moment, hour=hour)
    ahead = (weekday - (due.weekday() - _SUNDAY) % DAYS_OF_WEEK) % DAYS_OF_WEEK
    return timezone.make_aware(datetime.combine(due.date() + timedelta(days=ahead), time(hour)))

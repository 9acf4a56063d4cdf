"""When somebody was there, day by day: the arithmetic of presences. Who is signed in twice is there once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DAY = timedelta(days=1)
ENDINGS = {"signed_out": _("Signed out"), "expired": _("Ran out"), "ended": _("Was ended")}


@dataclass(frozen=True)
class Period:
    """From coming in to leaving, within one day; the ending is empty where it lasts, or goes on the day after."""

    since: datetime
    until: datetime
    ending: str = ""
    is_now: bool = False
    came_before: bool = False
    goes_on: bool = False

    @property
    def ended(self) -> str:
        """How it ended, in words."""
        return str(ENDINGS.get(self.ending) or (_("Present now") if self.is_now else _("Goes on")))

    @property
    def length(self) -> timedelta:
        return self.until - self.since


@dataclass(frozen=True)
class Day:
    """A day with its periods, oldest first."""

    day: date
    periods: tuple[Period, ...] = ()

    @property
    def total(self) -> timedelta:
        """How long somebody was there, whatever overlaps."""
        total, reached = timedelta(), None
        for one in self.periods:
            begin = one.since if reached is None else max(one.since, reached)
            total += max(one.until - begin, timedelta())
            reached = one.until if reached is None else max(one.until, reached)
        return total

    @property
    def since(self) -> datetime | None:
        return self.periods[0].since if self.periods else None

    @property
    def until(self) -> datetime | None:
        return max((one.until for one in self.periods), default=None)

    @property
    def is_now(self) -> bool:
        return any(one.is_now for one in self.periods)


def beginning_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def by_day(periods, *, first: date, last: date) -> list[Day]:
    """Every day from the first to the last with what of these periods lies in it, the newest day first."""
    parts = defaultdict(list)
    for period in periods:
        for day, part in _split(period, first, last):
            parts[day].append(part)
    days = [first + DAY * number for number in range((last - first).days + 1)]
    return [Day(day, tuple(sorted(parts[day], key=lambda one: one.since))) for day in reversed(days)]


def _split(period, first, last):
    """The parts of a period, one for each day it touches; it ends in the last of them only."""
    ends = timezone.localdate(period.until)
    day = max(timezone.localdate(period.since), first)
    while day <= min(ends, last):
        begin, end = beginning_of(day), beginning_of(day + DAY)
        is_last = period.until <= end
        yield (
            day,
            Period(
                max(period.since, begin),
                min(period.until, end),
                period.ending if is_last else "",
                is_now=period.is_now and is_last,
                came_before=period.since < begin,
                goes_on=not is_last,
            ),
        )
        if is_last:
            return
        day += DAY


def total_of(days) -> timedelta:
    return sum((day.total for day in days), timedelta())

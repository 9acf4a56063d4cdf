"""Arithmetic of working time: minutes worked between two moments, and when a limit in days or minutes ends.

Pure, and additive: minutes from a to b and from b to c are the minutes from a to c. Seconds do not count; a moment
stands for the minute it lies in. Moments are aware; a result is in the zone of the week.
"""

from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
# No sane calendar closes for longer; a search that goes on longer would never end.
LONGEST_CLOSURE = 400
_DAY = timedelta(days=1)

Span = tuple[time, time]


@dataclass(frozen=True)
class Season:
    """Days, both included, that keep other hours, as Ramadan does."""

    since: date
    until: date
    opens: time
    closes: time
    breaks: tuple[Span, ...] = ()


@dataclass(frozen=True)
class FormerWeek:
    """What was worked until a day, which is included."""

    until: date
    days: frozenset[int]
    opens: time
    closes: time
    breaks: tuple[Span, ...] = ()


@dataclass(frozen=True)
class WorkWeek:
    """Which weekdays are worked (Monday is 0), from when to when, and which days are holidays.

    `former` are the weeks kept before, each from the day after the one before it, in order.
    """

    days: frozenset[int] = frozenset({SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY})
    opens: time = time(7, 30)
    closes: time = time(14, 30)
    breaks: tuple[Span, ...] = ()
    holidays: frozenset[date] = frozenset()
    seasons: tuple[Season, ...] = ()
    former: tuple[FormerWeek, ...] = ()
    zone: ZoneInfo = ZoneInfo("Asia/Riyadh")
    # What the week found out about days and years, for the next who asks; it says nothing that the rest does not.
    _spans: dict[date, tuple[Span, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _sums: dict[int, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self):
        weeks: tuple[WorkWeek | FormerWeek, ...] = (self, *self.former)
        for week in weeks:
            if not week.days or not week.days <= set(range(7)):
                raise ValueError("A working week has days, numbered 0 to 6.")
        for hours in (*weeks, *self.seasons):
            _require_order(hours)

    def is_working_day(self, day: date) -> bool:
        return day.weekday() in self.kept_on(day).days and day not in self.holidays

    def kept_on(self, day: date) -> "WorkWeek | FormerWeek":
        """The days and hours that were or are worked when it is this day."""
        return next((week for week in self.former if day <= week.until), self)

    def changed_from(self, first: date | None, **given: Any) -> "WorkWeek":
        """The same with other days or hours from a day on; as if they had always been so without one."""
        if first is None:
            return replace(self, former=(), **given)
        last = first - _DAY
        kept = self.kept_on(last)
        ending = FormerWeek(last, kept.days, kept.opens, kept.closes, kept.breaks)
        return replace(self, former=(*(week for week in self.former if week.until < last), ending), **given)

    def spans(self, day: date) -> tuple[Span, ...]:
        """The hours worked on a day, in order; none on a day off."""
        if day not in self._spans:
            self._spans[day] = self._hours_of(day)
        return self._spans[day]

    def minutes_between(self, first: date, last: date) -> int:
        """Minutes worked on the days from the first to the last, which does not count."""
        whole = sum(self._sums_of(year)[-1] for year in range(first.year, last.year))
        return whole + self._sums_of(last.year)[_nth(last)] - self._sums_of(first.year)[_nth(first)]

    def _sums_of(self, year: int) -> list[int]:
        """For each day of a year the minutes worked in it before that day, and at the end those of the whole year."""
        if year not in self._sums:
            day, sums = date(year, 1, 1), [0]
            for _number in range(366 if isleap(year) else 365):
                sums.append(sums[-1] + sum(_of_day(closes) - _of_day(opens) for opens, closes in self.spans(day)))
                day += _DAY if day < date.max else timedelta()
            self._sums[year] = sums
        return self._sums[year]

    def _hours_of(self, day: date) -> tuple[Span, ...]:
        if not self.is_working_day(day):
            return ()
        seasons = (season for season in self.seasons if season.since <= day <= season.until)
        hours = next(seasons, None) or self.kept_on(day)
        edges = [hours.opens, *(edge for pause in hours.breaks for edge in pause), hours.closes]
        return tuple((since, until) for since, until in zip(edges[::2], edges[1::2], strict=True) if since < until)


def _require_order(hours: "WorkWeek | FormerWeek | Season") -> None:
    edges = [hours.opens, *(edge for pause in hours.breaks for edge in pause), hours.closes]
    if edges != sorted(edges) or hours.opens >= hours.closes:
        raise ValueError("Hours open before they close, and breaks lie between, in order.")
    if any(edge.second or edge.microsecond for edge in edges):
        raise ValueError("Hours are whole minutes.")


SAUDI_WEEK = WorkWeek()


def working_minutes(since: datetime, until: datetime, week: WorkWeek = SAUDI_WEEK) -> int:
    """Minutes worked from one moment to another; negative if the second is the earlier."""
    if until < since:
        return -working_minutes(until, since, week)
    since, until = _minute(since, week), _minute(until, week)
    if since.date() == until.date():
        return _worked(week, since.date(), _of_day(since), _of_day(until))
    total = _worked(week, since.date(), _of_day(since), 24 * 60) + _worked(week, until.date(), 0, _of_day(until))
    return total + week.minutes_between(since.date() + _DAY, until.date())


def is_open(moment: datetime, week: WorkWeek = SAUDI_WEEK) -> bool:
    """Whether the minute of a moment is worked."""
    moment = _minute(moment, week)
    return any(since <= moment.time() < until for since, until in week.spans(moment.date()))


def next_opening(moment: datetime, week: WorkWeek = SAUDI_WEEK) -> datetime:
    """The moment itself while work goes on, or else the next moment it starts."""
    moment = moment.astimezone(week.zone)
    for since, until in _spans_from(moment, week):
        if moment < until:
            return max(moment, since)
    raise _never_opens()


def add_working_minutes(start: datetime, minutes: int, week: WorkWeek = SAUDI_WEEK) -> datetime:
    """The first moment by which so many minutes are worked since the start; the start itself for none."""
    if minutes < 0:
        raise ValueError("Minutes are added, never taken away.")
    start = _minute(start, week)
    if minutes == 0:
        return start
    for since, until in _spans_from(start, week):
        worked = max(int((until - max(since, start)).total_seconds()) // 60, 0)
        if minutes <= worked:
            return max(since, start) + timedelta(minutes=minutes)
        minutes -= worked
    raise _never_opens()


def add_working_days(start: date | datetime, n: int, week: WorkWeek = SAUDI_WEEK) -> datetime:
    """The close of the nth working day after the day of the start, which itself does not count.

    With n = 0, the close of the first working day on or after it.
    """
    if n < 0:
        raise ValueError("Days are added, never taken away.")
    day = start.astimezone(week.zone).date() if isinstance(start, datetime) else start
    if n == 0:
        day, n = day - _DAY, 1
    working = (day for day in _days_after(day, week) if week.spans(day))
    for _ in range(n):
        day = next(working)
    return datetime.combine(day, week.spans(day)[-1][1], week.zone)


def _spans_from(moment: datetime, week: WorkWeek) -> Iterator[tuple[datetime, datetime]]:
    """All working spans from the day of a moment on."""
    for day in _days_after(moment.date() - _DAY, week):
        for since, until in week.spans(day):
            yield datetime.combine(day, since, week.zone), datetime.combine(day, until, week.zone)


def _days_after(day: date, week: WorkWeek) -> Iterator[date]:
    """The days that follow; ValueError where more than a year of them is off."""
    off = 0
    while off < LONGEST_CLOSURE:
        day += _DAY
        off = 0 if week.is_working_day(day) else off + 1
        yield day
    raise _never_opens()


def _worked(week: WorkWeek, day: date, since: int, until: int) -> int:
    """Minutes worked on a day between two minutes of it."""
    return sum(max(min(_of_day(closes), until) - max(_of_day(opens), since), 0) for opens, closes in week.spans(day))


def _nth(day: date) -> int:
    """The how many-th day of its year it is, from 0."""
    return day.timetuple().tm_yday - 1


def _of_day(moment: time | datetime) -> int:
    return moment.hour * 60 + moment.minute


def _minute(moment: datetime, week: WorkWeek) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("Working time is counted between aware moments.")
    return moment.astimezone(week.zone).replace(second=0, microsecond=0)


def _never_opens() -> ValueError:
    return ValueError(f"No working day within {LONGEST_CLOSURE} days.")

"""The times a weekly schedule offers on a day, minus what the calendar of the entity closes. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from jehat.calendars.working_time import WorkWeek


@dataclass(frozen=True)
class Hours:
    """What a schedule offers on its weekday."""

    weekday: int
    opens: time
    closes: time
    minutes: int


def times(hours: Hours, day: date, week: WorkWeek) -> Iterator[tuple[datetime, datetime]]:
    """Each time that lies wholly in hours worked on that day: no holiday, no break, and of Ramadan only its hours."""
    if day.weekday() != hours.weekday:
        return
    spans = [(datetime.combine(day, a, week.zone), datetime.combine(day, b, week.zone)) for a, b in week.spans(day)]
    since, closes = (datetime.combine(day, at, week.zone) for at in (hours.opens, hours.closes))
    length = timedelta(minutes=hours.minutes)
    while since + length <= closes:
        if any(opens <= since and since + length <= shuts for opens, shuts in spans):
            yield since, since + length
        since += length


def offers(hours: Hours, since: datetime, week: WorkWeek) -> bool:
    """Whether this very time is one of those."""
    local = since.astimezone(week.zone)
    return any(begins == local for begins, _ends in times(hours, local.date(), week))

"""The clocks of a case, computed from who held it and when it stood still, and never counted along the way. Pure.

All are apart: the gross age, the net processing, the first response, and how long each holder had it and on whom that
time was spent. Minutes are whole and add up: what is cut in two is the same in sum.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from jehat.calendars.working_time import SAUDI_WEEK, WorkWeek, working_minutes

from .states import Cause

MINUTE = timedelta(minutes=1)


class Stood(NamedTuple):
    """A time in which the clocks stood still, and why."""

    cause: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Split:
    """Minutes of a time, each with whom they were spent on; `outside` are those of no working hours."""

    working: int = 0
    beneficiary: int = 0
    other: int = 0
    postponed: int = 0
    outside: int = 0

    def __add__(self, more: "Split") -> "Split":
        return Split(*(one + another for one, another in zip(self.parts, more.parts, strict=True)))

    @property
    def parts(self) -> tuple[int, ...]:
        return (self.working, self.beneficiary, self.other, self.postponed, self.outside)

    @property
    def gross(self) -> int:
        return sum(self.parts)

    @property
    def waited(self) -> int:
        """Working minutes in which others were to act."""
        return self.beneficiary + self.other + self.postponed


class Dwell(NamedTuple):
    """How long one holder had the case, and on whom that time was spent."""

    custody: Any
    split: Split


@dataclass(frozen=True)
class Clocks:
    """The clocks of one case at one moment, in minutes; `first_response` only once there is one."""

    dwells: tuple[Dwell, ...]
    first_response: int | None

    @property
    def total(self) -> Split:
        return sum((one.split for one in self.dwells), Split())

    @property
    def gross(self) -> int:
        """The age of the case in minutes of the wall clock, without the time in which it was closed."""
        return self.total.gross

    @property
    def net(self) -> int:
        """The working minutes in which the entity had to act."""
        return self.total.working


PARTS = {
    Cause.WAITING_BENEFICIARY: "beneficiary",
    Cause.WAITING_OTHER: "other",
    Cause.POSTPONED: "postponed",
}


def clocks(case, custodies: Iterable, pauses: Sequence, *, now: datetime, week: WorkWeek = SAUDI_WEEK) -> Clocks:
    """All clocks of a case as they stand now."""
    dwells = tuple(dwell(one, pauses, now=now, week=week) for one in custodies)
    answered = case.first_answer_at
    return Clocks(dwells, working_minutes(case.created_at, answered, week) if answered else None)


def dwell(custody, pauses: Sequence, *, now: datetime, week: WorkWeek = SAUDI_WEEK) -> Dwell:
    """How long a holder has had the case, until now or as long as he had it."""
    since, until = custody.since, custody.until or max(now, custody.since)
    return Dwell(custody, split(since, until, pauses, now=now, week=week))


def split(since: datetime, until: datetime, pauses: Sequence, *, now: datetime, week: WorkWeek = SAUDI_WEEK) -> Split:
    """On whom a time was spent; pauses of one case never overlap, so each working minute is of one alone."""
    spent = dict.fromkeys(PARTS.values(), 0)
    for pause in pauses:
        begun, ended = max(pause.since, since), min(pause.until or max(now, pause.since), until)
        if pause.cause in PARTS and begun < ended:
            spent[PARTS[Cause(pause.cause)]] += working_minutes(begun, ended, week)
    worked = working_minutes(since, until, week)
    return Split(worked - sum(spent.values()), outside=_minutes(since, until) - worked, **spent)


def holder_at(custodies: Iterable, moment: datetime):
    """With whom the case was at a moment: nobody before it was filed, and nobody while it is closed."""
    held = (one for one in custodies if one.since <= moment and (one.until is None or moment < one.until))
    return next(held, None)


def _minutes(since: datetime, until: datetime) -> int:
    """Minutes of the wall clock; as in working time, a moment stands for the minute it lies in."""
    return (until.replace(second=0, microsecond=0) - since.replace(second=0, microsecond=0)) // MINUTE

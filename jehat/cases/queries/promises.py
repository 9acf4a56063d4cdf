"""The service promise of a case, in working minutes."""

from dataclasses import dataclass
from datetime import datetime

from jehat.calendars.queries import week_of
from jehat.calendars.working_time import WorkWeek, working_minutes
from jehat.cases.dues import promised
from jehat.cases.models import Case

from .dwelling import stood, with_pauses_of


@dataclass(frozen=True)
class Promise:
    """The service promise of a case in working minutes: how much there is, and how much is used."""

    total: int
    used: int

    @property
    def left(self) -> int:
        return self.total - self.used

    @property
    def used_shown(self) -> int:
        """For a bar: what is used, up to all of it."""
        return min(max(self.used, 0), self.total)

    @property
    def low(self) -> int:
        return self.total * 80 // 100

    @property
    def high(self) -> int:
        return self.total * 95 // 100

    @property
    def used_hours(self) -> int:
        return self.used_shown // 60

    @property
    def total_hours(self) -> int:
        return self.total // 60


def promise(case, *, now) -> Promise:
    until, week = case.closed_at or now, week_of(case.entity)
    return Promise(working_minutes(case.created_at, case.due_at, week), working_minutes(case.created_at, until, week))


def reckoned(case, week: WorkWeek) -> datetime:
    """Until when a case is promised by the time limit of its terms, a week, and what it stood still for."""
    return promised(case.created_at, case.terms.working_days, [stood(one) for one in case.stood], week)


def to_reckon(entity):
    """The open cases of an entity with no more than reckoning needs."""
    cases = Case.objects.filter(entity=entity, terms__working_days__gt=0).open().select_related("terms").order_by("pk")
    return with_pauses_of(cases.only("entity", "number", "created_at", "due_at", "version", "terms__working_days"))


def would_move(entity, week: WorkWeek) -> int:
    """How many open cases of an entity would be promised for another moment by another week."""
    return sum(reckoned(case, week) != case.due_at for case in to_reckon(entity).iterator(chunk_size=1000))

"""What an onlooker writes down of cases as time goes by, and what he counts from it, minute by minute.

He looks at rows after each act and knows none of the product's arithmetic: what he finds is held against its clocks.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from jehat.calendars.working_time import WorkWeek, is_open
from jehat.cases.models import Case
from jehat.cases.states import CLOSED, STANDSTILL

MINUTE = timedelta(minutes=1)


class Glance(NamedTuple):
    """A case as it stands."""

    status: str
    entity: UUID
    department: UUID
    holder: UUID | None


@dataclass
class Journal:
    """`standing` is each case as it was seen last; `spent` its working minutes by holder, at work or standing still."""

    weeks: dict[UUID, WorkWeek]
    looked_at: datetime
    standing: dict[UUID, Glance] = field(default_factory=dict)
    spent: defaultdict[UUID, Counter] = field(default_factory=lambda: defaultdict(Counter))
    while_closed: Counter = field(default_factory=Counter)

    def look(self, now: datetime) -> Iterator[tuple[UUID, Glance | None, Glance]]:
        """Look at every case; those that are different from the last time, with what they were."""
        self._count_until(now)
        for pk, *stands in Case.objects.values_list("pk", "status", "entity_id", "department_id", "assignee_id"):
            before, glance = self.standing.get(pk), Glance(*stands)
            if before != glance:
                self.standing[pk] = glance
                yield pk, before, glance

    def never_closed(self, case: UUID) -> None:
        """A closing that was undone was none: its minutes were its holder's."""
        glance = self.standing[case]
        self.spent[case][glance.department, glance.holder, glance.status in STANDSTILL] += self.while_closed[case]

    def total(self, case: UUID, *, standstill: bool) -> int:
        return sum(minutes for (_, _, still), minutes in self.spent[case].items() if still is standstill)

    def of_holder(self, case: UUID, department: UUID, holder: UUID | None) -> int:
        return sum(self.spent[case][department, holder, still] for still in (True, False))

    def _count_until(self, now: datetime) -> None:
        passed = list(_minutes(self.looked_at, now))
        by_entity = {pk: sum(is_open(moment, week) for moment in passed) for pk, week in self.weeks.items()}
        for case, glance in self.standing.items():
            worked = by_entity[glance.entity]
            if glance.status in CLOSED:
                self.while_closed[case] += worked
            else:
                self.while_closed[case] = 0
                self.spent[case][glance.department, glance.holder, glance.status in STANDSTILL] += worked
        self.looked_at = now


def _minutes(since: datetime, until: datetime) -> Iterator[datetime]:
    while since < until:
        yield since
        since += MINUTE

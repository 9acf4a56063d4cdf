"""Of what a department closed for the first time, how much was solved with that: no beneficiary disputed it."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q

from jehat.cases.models import Closing
from jehat.cases.states import Outcome
from jehat.organization.models import Department

COUNTED = timedelta(days=90)


@dataclass(frozen=True)
class FirstClosing:
    """Of one department: first closings of late, and how many of them stood."""

    department: Department
    closed: int
    solved: int

    @property
    def percent(self) -> int:
        return round(100 * self.solved / self.closed)


def first_closings(departments, *, now) -> list[FirstClosing]:
    """One query, however many departments; what is hidden is in no figure."""
    units = {one.pk: one for one in departments}
    ends = Closing.objects.counted().filter(department__in=units, nth=1, at__gte=now - COUNTED)
    ends = ends.exclude(outcome=Outcome.WITHDRAWN).filter(case__rank=0)
    solved = ~Q(taken_up=Closing.TakenUp.DISPUTED)
    rows = ends.order_by().values("department").annotate(closed=Count("pk"), solved=Count("pk", filter=solved))
    found = [FirstClosing(units[row["department"]], row["closed"], row["solved"]) for row in rows]
    return sorted(found, key=lambda one: one.department.code)

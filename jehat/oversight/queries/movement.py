"""Where the cases of all entities stand: entity, department, kind, state, age, with whom and for how long."""

from dataclasses import asdict, dataclass
from datetime import timedelta

from jehat.cases.models import Case, Custody
from jehat.cases.queries import Tally, counted
from jehat.cases.queries.sorting import Order
from jehat.cases.states import CLOSED, OPEN, Status

from .watched import named

PAGE = 50
# A table that is taken out.
MOST_ROWS = 10_000
AGES = (7, 30, 90)
# What is open is read from the oldest on, what is closed from the newest.
OLDEST, NEWEST = Order(("created_at", "pk")), Order(("-created_at", "-pk"))
STATES = ("open", *OPEN, "closed", *CLOSED)


@dataclass(frozen=True)
class Wanted:
    """What a list is filtered by; an empty part filters nothing."""

    entity: str = ""
    kind: str = ""
    state: str = "open"
    late: bool = False
    older_than: int = 0

    @property
    def is_open(self) -> bool:
        return self.state == "open" or self.state in OPEN

    @property
    def order(self) -> Order:
        return OLDEST if self.is_open else NEWEST

    def as_codes(self) -> dict:
        return asdict(self)

    def of(self, cases, *, now):
        """Those of the cases that are wanted."""
        if self.entity:
            cases = cases.filter(entity__code=self.entity)
        if self.kind:
            cases = cases.filter(kind__code=self.kind)
        if self.older_than:
            cases = cases.filter(created_at__lt=now - timedelta(days=self.older_than))
        cases = self._in_state(cases)
        return cases.late(now) if self.late else cases

    def _in_state(self, cases):
        groups = {"open": cases.open, "closed": cases.closed}
        return groups[self.state]() if self.state in groups else cases.filter(status=Status(self.state))


@dataclass(frozen=True)
class Moved:
    """One case as its movement shows it: nothing of what it says."""

    case: Case
    custody: Custody | None
    is_late: bool
    age: timedelta

    @property
    def holder(self) -> str:
        """With whom it is: the post of who holds it, never the name; without one it waits in the department."""
        employee = self.custody.employee if self.custody else None
        return employee.post.name if employee and employee.post else ""


@dataclass(frozen=True)
class Page:
    rows: list[Moved]
    next: str


def tally(employee, wanted: Wanted, *, now) -> Tally:
    return counted(wanted.of(named(employee), now=now))


def movement(employee, wanted: Wanted, *, now, after="", most=PAGE) -> Page:
    """The next page of what an inspector watches, as he wants it; three queries."""
    order = wanted.order
    cases = order.of(_with_places(wanted.of(named(employee), now=now)))
    found = list(order.after(cases, after)[: most + 1])
    shown = found[:most]
    return Page(moved(shown, now=now), order.mark(shown[-1]) if len(found) > most else "")


def movement_rows(employee, wanted: Wanted, *, now) -> list[Moved]:
    """The same as one table, up to a bound."""
    return movement(employee, wanted, now=now, most=MOST_ROWS).rows


def _with_places(cases):
    """No words of a case are read, so none are opened either."""
    return cases.select_related("kind", "department", "entity").defer("subject", "record_key")


def moved(cases, *, now) -> list[Moved]:
    held = Custody.objects.current().filter(case__in=[case.pk for case in cases]).select_related("employee__post")
    by_case = {custody.case_id: custody for custody in held}
    return [_moved(case, by_case.get(case.pk), now) for case in cases]


def _moved(case, custody, now) -> Moved:
    return Moved(case, custody, case.is_late(now), (case.closed_at or now) - case.created_at)

"""Broken glasses: which a person looks after, what was read under each, and which case may be opened so."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jehat.audit.models import Event
from jehat.cases.models import Case
from jehat.cases.queries.sorting import Order
from jehat.organization.models import Department, Employee
from jehat.oversight.models import Concern, Glass, GlassReview
from jehat.oversight.permissions import employee_of, is_breakable, is_of_oversight

PAGE = 30
READS = {"case.open": _("The case was opened"), "case.download": _("A file was taken")}
MOST_DEEDS = 2000
ORDER = Order(("-pk",))


@dataclass(frozen=True)
class Deed:
    """One thing that was read under a glass."""

    at: datetime
    says: str | Promise
    is_file: bool


def glasses_of(user):
    """Those a person may look at: his own, and those over his entity's cases or broken by its people.

    A body of oversight sees those of all entities; what is hidden from a person stays so here.
    """
    employee = employee_of(user)
    if employee is None:
        return Glass.objects.none()
    seen = Q(employee=employee)
    if employee.may("oversight.see_glasses"):
        seen |= Q(entity=employee.entity_id) | Q(employee__entity=employee.entity_id)
        if is_of_oversight(employee):
            seen |= ~Exists(Concern.objects.filter(case=OuterRef("case"), body=employee.entity_id))
    hidden = Case.objects.hidden_from(user)
    found = Glass.objects.filter(seen).exclude(~Q(employee=employee), case__in=hidden)
    return found.with_people().prefetch_related("reviews__by")


@dataclass(frozen=True)
class Shown:
    """A glass as its page shows it: whether it is in force, and what was opened and taken under it."""

    glass: Glass
    is_live: bool
    deeds: list[Deed]

    @property
    def opened(self) -> int:
        return sum(not deed.is_file for deed in self.deeds)

    @property
    def taken(self) -> int:
        return sum(deed.is_file for deed in self.deeds)


@dataclass(frozen=True)
class Page:
    rows: list[Shown]
    next: str


def glasses_page(user, show, *, now, after="") -> Page:
    """The next of those a person may look at, with what was done under each; the queries do not grow with the rows."""
    found = glasses_of(user)
    if show == "live":
        found = found.live(now)
    if show == "unseen":
        found = found.filter(~Exists(GlassReview.objects.filter(glass=OuterRef("pk"))))
    rows = list(ORDER.after(ORDER.of(found), after)[: PAGE + 1])
    shown = rows[:PAGE]
    deeds = deeds_under(shown)
    more = ORDER.mark(shown[-1]) if len(rows) > PAGE else ""
    return Page([Shown(one, one.is_live(now), deeds[one.pk]) for one in shown], more)


def shown(glass, *, now) -> Shown:
    return Shown(glass, glass.is_live(now), deeds_under([glass])[glass.pk])


def deeds_under(glasses) -> dict[UUID, list[Deed]]:
    """What was opened and taken under each of some glasses, oldest first; one query."""
    found: dict[UUID, list[Deed]] = {glass.pk: [] for glass in glasses}
    by_mark = {str(pk): deeds for pk, deeds in found.items()}
    lines = Event.objects.filter(
        subject_id__in={glass.case_id for glass in glasses},
        verb__in=READS,
        outcome=Event.Outcome.DONE,
        particulars__glass__in=list(by_mark),
    )
    for line in lines.order_by("pk")[:MOST_DEEDS]:
        by_mark[line.particulars["glass"]].append(Deed(line.at, READS[line.verb], line.verb == "case.download"))
    return found


def breakable(user, number) -> Case | None:
    """The case of a number, if there is such a one for this person."""
    cases = Case.objects.select_related("entity", "department", "kind")
    case = cases.filter(number=number.strip().upper()).first()
    return case if case is not None and is_breakable(user, case) else None


def heads_above(case) -> list[Employee]:
    """Who heads the department that has the case, and each above it, from below to the top; two queries."""
    units = {unit.pk: unit for unit in Department.objects.of(case.entity_id).select_related("head__user")}
    heads, unit, seen = [], units.get(case.department_id), set()
    while unit is not None and unit.pk not in seen:
        seen.add(unit.pk)
        if unit.head is not None and unit.head.is_active:
            heads.append(unit.head)
        unit = units.get(unit.parent_id)
    return heads

"""What the pages of distribution read: how a department shares, and what of the last month under another way."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Prefetch

from jehat.calendars.queries import week_of
from jehat.calendars.working_time import working_minutes
from jehat.cases.distribution.choosing import manners_of
from jehat.cases.distribution.picking import Manners
from jehat.cases.distribution.ruling import Facts, ask_answers
from jehat.cases.distribution.simulating import Arrival, Result, Worker, as_set, simulate
from jehat.cases.models import Case, Rule, Share, Skill, Skilled
from jehat.cases.models.sharing import WHOLE
from jehat.organization.models import Absence, Department, Employee
from jehat.organization.secrecy import ORDINARY

REPLAYED = timedelta(days=30)
# So many of the newest arrivals are replayed, and people are taken to be busy for so much of their time.
MOST_ARRIVALS = 2000
BUSY = 0.85


@dataclass(frozen=True)
class Setting:
    """What is set for one employee: of all kinds, or of one, where no weight means that of all."""

    employee: Employee
    weight: int | None = WHOLE
    daily_cap: int | None = None
    pulls: bool = False
    skills: tuple = ()

    def as_given(self) -> dict:
        return {name: getattr(self, name) for name in ("employee", "weight", "daily_cap", "pulls", "skills")}


def shares_of(department, kind=None) -> list[Setting]:
    """What is set for each of a department who takes cases; three queries."""
    shares = Prefetch("shares", Share.objects.filter(kind=kind), to_attr="set")
    skilled = Prefetch("skilled", Skilled.objects.select_related("skill"), to_attr="can")
    people = department.employees.active().filter(takes_cases=True).select_related("user", "post")
    found = people.prefetch_related(shares, skilled).order_by("created_at", "pk")
    return [_setting(one, kind) for one in found]


def _setting(employee, kind) -> Setting:
    share = employee.set[0] if employee.set else None
    skills = tuple(one.skill for one in employee.can)
    if share is None:
        return Setting(employee, None if kind else WHOLE, skills=skills)
    return Setting(employee, share.weight, share.daily_cap, share.pulls, skills)


def rules_of(department) -> list[Rule]:
    """The rules of a department in their order."""
    said = Rule.objects.filter(department=department)
    return list(said.select_related("kind__current", "to_department", "skill", "to_employee__user"))


def skills_of(entity):
    return Skill.objects.filter(entity=entity)


def departments_shared_by(employee):
    """The departments whose way of sharing an employee may change."""
    units = Department.objects.active().filter(entity=employee.entity_id).select_related("head__user")
    return units.filter(pk__in=employee.reach("distribution.change").departments)


@dataclass(frozen=True)
class Line:
    """One employee under both ways."""

    employee: Employee
    present: int
    proposed: int
    present_late: int
    proposed_late: int
    most: int


@dataclass(frozen=True)
class Replay:
    """The last month as it is set now, and as it is proposed."""

    present: Result
    proposed: Result
    lines: list[Line]
    number: int
    is_whole: bool


def replay(department, proposed: list[Setting], manners: Manners, *, now, kind=None) -> Replay:
    """The cases that came to a department in the last month, with its people, their absences and its calendar.

    How long each case took of somebody's work is not known: all are taken to need the same, so that everybody was busy
    for 85 % of his time, and none more than half of what was promised. Hidden and secret cases are not replayed.
    """
    week, begun = week_of(department.entity), now - REPLAYED
    came = Case.objects.filter(department=department, created_at__gte=begun, created_at__lte=now, rank=ORDINARY)
    rules = [one for one in rules_of(department) if one.to_department_id is None]
    # Each is opened by a key of its own: that is done for no rule that does not ask.
    asks = ask_answers(rules)
    came = came.select_related("answers") if asks else came
    newest = list(came.order_by("-created_at", "-pk")[: MOST_ARRIVALS + 1])
    cases = newest[:MOST_ARRIVALS][::-1]
    present = shares_of(department)
    away = _absences([one.employee for one in present], begun, now, week)
    minutes = working_minutes(begun, now, week)
    arrivals = _arrivals(cases, begun, week, _effort(len(cases), len(present) * minutes), asks)
    by_kind = _weights_of_kinds(present)
    usual = (present, by_kind, manners_of(department))
    wanted = (proposed, by_kind, manners) if kind is None else (present, _with(by_kind, proposed, kind), usual[2])
    now_set, then = (
        simulate(arrivals, _workers(people, weights, away), rules=rules, choose=as_set(way))
        for people, weights, way in (usual, wanted)
    )
    return Replay(now_set, then, _lines(present, now_set, then), len(cases), len(newest) <= MOST_ARRIVALS)


def _effort(number, capacity) -> float:
    return BUSY * capacity / number if number else 0


def _arrivals(cases, begun, week, effort, asks) -> list[Arrival]:
    found = []
    for case in cases:
        at, due = (working_minutes(begun, moment, week) for moment in (case.created_at, case.due_at))
        needs = max(min(effort, (due - at) / 2), 1)
        found.append(Arrival(at, due, int(needs), case.beneficiary_id, Facts.of(case, with_answers=asks)))
    return found


def _absences(employees, begun, now, week) -> dict:
    found: dict = {}
    for one in Absence.objects.during(begun, now + REPLAYED).filter(employee__in=employees).oldest_first():
        times = tuple(working_minutes(begun, moment, week) for moment in (one.since, one.until))
        found.setdefault(one.employee_id, []).append(times)
    return found


def _weights_of_kinds(people) -> dict:
    found: dict = {}
    for one in Share.objects.filter(employee__in=[p.employee for p in people], kind__isnull=False):
        found.setdefault(one.employee_id, {})[one.kind_id] = one.weight
    return found


def _with(by_kind, proposed, kind) -> dict:
    """The weights of kinds, those of one kind as they are proposed."""
    found = {pk: dict(weights) for pk, weights in by_kind.items()}
    for one in proposed:
        of_kinds = found.setdefault(one.employee.pk, {})
        of_kinds.pop(kind.pk, None)
        if one.weight is not None:
            of_kinds[kind.pk] = one.weight
    return found


def _workers(people, by_kind, away) -> list[Worker]:
    return [
        Worker(
            one.employee.pk,
            weight=one.weight if one.weight is not None else WHOLE,
            cap=one.daily_cap,
            pulls=one.pulls,
            of_kind=by_kind.get(one.employee.pk, {}),
            skills=frozenset(skill.pk for skill in one.skills),
            absences=tuple(away.get(one.employee.pk, ())),
        )
        for one in people
    ]


def _lines(people, present, proposed) -> list[Line]:
    most = max([1, *present.given.values(), *proposed.given.values()])
    return [
        Line(
            one.employee,
            present.given[one.employee.pk],
            proposed.given[one.employee.pk],
            present.late[one.employee.pk],
            proposed.late[one.employee.pk],
            most,
        )
        for one in people
    ]

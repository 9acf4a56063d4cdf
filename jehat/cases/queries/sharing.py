"""What is read of how cases come to people, and go to others."""

from dataclasses import dataclass

from jehat.cases.distribution import with_load
from jehat.cases.models import Case, Conflict, Custody, Reassignment, Skill
from jehat.cases.states import Aside, Reason
from jehat.organization.models import Absence, Employee

from .inbox import reachable

# Of one colleague so many cases go to others at once; the rest by the same act again.
AT_ONCE = 200


@dataclass(frozen=True)
class SetAside:
    """A colleague who did not get the case, and why."""

    employee: Employee
    why: str
    load: int


@dataclass(frozen=True)
class Why:
    """Why the present holder has the case."""

    custody: Custody
    reason: str
    asides: list[SetAside]
    rule: int | None
    skill: Skill | None


def why(case) -> Why:
    """How the case came to its present holder, with each colleague who was set aside; three queries."""
    custody = case.custodies.select_related("department", "employee__user").latest("since", "pk")
    told = custody.steps
    asides = {one["employee"]: one for one in told.get("asides", ())}
    people = Employee.objects.filter(pk__in=asides).select_related("user").order_by("created_at")
    skill = Skill.objects.filter(entity=case.entity_id, code=told["skill"]).first() if "skill" in told else None
    found = [SetAside(one, str(Aside(asides[str(one.pk)]["why"]).label), asides[str(one.pk)]["load"]) for one in people]
    return Why(custody, str(Reason(custody.reason).label), found, told.get("rule"), skill)


def wishes(supervisor):
    """What is asked of a supervisor: pending requests in cases that he may see, the oldest first."""
    seen = reachable(supervisor).open()
    asked = Reassignment.objects.pending().filter(case__in=seen.values("pk")).exclude(employee=supervisor)
    return asked.select_related("case__kind", "case__entity", "case__department", "employee__user").order_by("asked_at")


def wish_of(case) -> Reassignment | None:
    """What the present holder asked, or was answered, last."""
    if case.assignee_id is None:
        return None
    asked = case.reassignments.filter(employee=case.assignee_id).select_related("case", "employee__user", "decided_by")
    return asked.order_by("-asked_at").first()


def people_with_conflicts(supervisor, case):
    """Whose conflict of interest a supervisor may declare: his people who have none with the beneficiary yet."""
    people = Employee.objects.active().filter(entity=case.entity_id).exclude(pk=supervisor.pk)
    led = people.filter(department__in=supervisor.reach("case.assign").departments)
    return led.exclude(pk__in=conflicts_about(case).values("employee")).select_related("user").order_by("created_at")


def conflicts_about(case):
    """Who of the entity must not work on cases of this beneficiary."""
    standing = Conflict.objects.standing().filter(entity=case.entity_id, beneficiary=case.beneficiary_id)
    return standing.select_related("employee__user").order_by("declared_at")


def waiting_in_queue(employee) -> int:
    """How many wait in the queue of one's department, as far as everybody may know of them."""
    return Case.objects.unassigned().ordinary().filter(department=employee.department_id).count()


def to_reassign(user, employee, *, until=None):
    """The open cases of a colleague that somebody may see, due first: all of them, or those due before a moment."""
    held = reachable(user.employee).open().assigned_to(employee)
    held = held.filter(due_at__lt=until) if until is not None else held
    return held.order_by("due_at", "pk")[:AT_ONCE]


def held_open(user, employee, *, until=None) -> int:
    """How many that are."""
    return len(to_reassign(user, employee, until=until).values_list("pk"))


def absence_of(employee, *, now) -> Absence | None:
    """The absence that lasts now, or the next one."""
    return employee.absences.not_over(now).oldest_first().first()


def others_of(employee, *, now):
    """Who of the department is there and takes cases, with the open load of each."""
    there = employee.department.employees.active().present(now).filter(takes_cases=True).exclude(pk=employee.pk)
    return with_load(there.select_related("user")).order_by("load", "created_at")

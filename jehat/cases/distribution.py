"""Which employee a new case goes to, and why: a question, asked under the lock of the department."""

from dataclasses import dataclass

from django.db.models import Count, Q

from jehat.organization.models import Department, Employee
from jehat.people.models import Representation

from .states import OPEN, Reason


@dataclass(frozen=True)
class Choice:
    department: Department
    employee: Employee | None
    reason: Reason
    load: int | None = None
    candidates: int | None = None


def his_side(entity, *, beneficiary_id, now) -> set:
    """Who must not work on a case of this beneficiary: himself, and whoever acts for him before the entity."""
    agents = Representation.objects.current(now).filter(principal_id=beneficiary_id)
    return {beneficiary_id, *(one.agent_id for one in agents if one.covers(entity.code))}


def eligible(department, *, beneficiary_id, now):
    """Active, present employees of the department who take cases and are not on the beneficiary's side."""
    return eligible_or_away(department, beneficiary_id=beneficiary_id, now=now).present(now)


def eligible_or_away(department, *, beneficiary_id, now):
    """The same, and those of them who are away: nobody is given a case blindly, but a person may decide so."""
    return (
        department.employees.active()
        .filter(takes_cases=True)
        .exclude(user_id__in=his_side(department.entity, beneficiary_id=beneficiary_id, now=now))
        .select_related("user", "role")
    )


def with_load(employees):
    """Each with the number of open cases in hand, as `load`."""
    return employees.annotate(load=Count("cases", filter=Q(cases__status__in=OPEN)))


def can_take(employee, department, *, beneficiary_id, now, even_away=False) -> bool:
    """Whether the employee is eligible, asked under the lock of his row: who is just leaving has then left."""
    Employee.objects.select_for_update(no_key=True).values("pk").get(pk=employee.pk)
    among = eligible_or_away if even_away else eligible
    return among(department, beneficiary_id=beneficiary_id, now=now).filter(pk=employee.pk).exists()


def choose(department, *, beneficiary_id, now) -> Choice:
    """The least open load, ties by the longest wait since the last assignment; nobody: the default queue.

    The department's row is locked, so that two cases at once are given one after the other.
    """
    department = Department.objects.select_for_update(no_key=True).get(pk=department.pk)
    while choice := _lightest(department, beneficiary_id=beneficiary_id, now=now):
        if can_take(choice.employee, department, beneficiary_id=beneficiary_id, now=now):
            return choice
    return _queue(department, beneficiary_id=beneficiary_id, now=now)


def _lightest(department, *, beneficiary_id, now) -> Choice | None:
    candidates = list(with_load(eligible(department, beneficiary_id=beneficiary_id, now=now)).waiting_longest_first())
    if not candidates:
        return None
    least = min(candidate.load for candidate in candidates)
    lightest = [candidate for candidate in candidates if candidate.load == least]
    if len(candidates) == 1:
        reason = Reason.ONLY_ELIGIBLE
    elif len(lightest) == 1:
        reason = Reason.LEAST_LOAD
    else:
        reason = Reason.LONGEST_WAIT
    return Choice(department, lightest[0], reason, load=least, candidates=len(candidates))


def _queue(department, *, beneficiary_id, now) -> Choice:
    """Nobody can take it: it waits where somebody is accountable, in this department or in the entity's default one.

    Nobody on the beneficiary's side is accountable for it: nobody works on a case of his own.
    """
    default = department.entity.default_department or department
    own = his_side(department.entity, beneficiary_id=beneficiary_id, now=now)
    is_owned = department.head is not None and department.head.is_active and department.head.user_id not in own
    return Choice(department if is_owned else default, None, Reason.NOBODY_ELIGIBLE, candidates=0)

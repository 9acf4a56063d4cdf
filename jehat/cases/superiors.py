"""Who stands above a case: its holder, the head of its department, and the heads above him, without a hole."""

from jehat.cases.clearance import is_cleared
from jehat.organization.models import Department, Employee

# No tree of departments is so deep; one that ran in a circle would never end.
DEEPEST = 20


def superiors(case, *, now) -> list[Employee]:
    """The heads above a case, the nearest first: those who are there and may read it."""
    units = {one.pk: one for one in Department.objects.of(case.entity).select_related("head__user")}
    found: dict = {}
    unit = units.get(case.department_id)
    for _step in range(DEEPEST):
        if unit is None:
            break
        if unit.head_id and unit.head_id not in found and may_read(unit.head, case, now=now):
            found[unit.head_id] = unit.head
        unit = units.get(unit.parent_id)
    return list(found.values())


def ladder(case, *, now) -> list[Employee]:
    """Who is told as a case climbs: its holder, then each of the heads above him once."""
    heads = superiors(case, now=now)
    holder = case.assignee
    if holder is None or not may_read(holder, case, now=now):
        return heads
    return [holder, *(one for one in heads if one.pk != holder.pk)]


def may_read(employee, case, *, now) -> bool:
    """Whether an employee is there, cleared for the case, and not on the side of its beneficiary."""
    there = employee.is_active and not case.is_acted_for_by(employee.user)
    return there and is_cleared(employee, case.rank, now=now)

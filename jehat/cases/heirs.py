"""To whom a closed case comes back: a question, asked under the lock of the case."""

from jehat.organization.models import Department, Employee

from . import distribution
from .clearance import is_cleared
from .states import Reason


def head_for(case, *, now, but=None) -> distribution.Choice:
    """The head of the department that had it, or of the entity's default one; where nobody is, it is given out anew.

    Not to `but`, a user who decided it.
    """
    for place in (case.department, case.entity.default_department):
        if place is None or not place.is_active or not may_have(place.head, case, now=now):
            continue
        if place.head.user_id != but:
            return distribution.Choice(place, place.head, Reason.TAKEN_UP)
    return anew(case, now=now)


def holder_for(case, *, now) -> distribution.Choice:
    """Who had it when it was closed, as long as he is still there; or else as above."""
    last = case.custodies.select_related("department", "employee__user").latest("since", "pk")
    if last.employee is not None and last.employee.department_id == last.department_id:
        away = not Employee.objects.filter(pk=last.employee.pk).present(now).exists()
        if not away and may_have(last.employee, case, now=now):
            return distribution.Choice(last.department, last.employee, Reason.TAKEN_UP)
    return head_for(case, now=now)


def anew(case, *, now) -> distribution.Choice:
    department = Department.objects.select_related("entity__default_department").get(pk=case.department_id)
    return distribution.choose(department, beneficiary_id=case.beneficiary_id, now=now, rank=case.rank)


def may_have(employee, case, *, now) -> bool:
    """Whether a person is there, cleared for the case, and on nobody's side in it."""
    if employee is None or not employee.is_active:
        return False
    his_side = distribution.his_side(case.entity, beneficiary_id=case.beneficiary_id, now=now)
    return employee.user_id not in his_side and is_cleared(employee, case.rank, now=now)

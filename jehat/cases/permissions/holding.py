"""Who holds a case, and what its state lets anybody do."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.cases.models.case import departments_within_reach_of, stands_in_for
from jehat.cases.states import follows
from jehat.core.verdict import ALLOWED, Verdict, refuse


def employee_of(user, case):
    """The person as an employee of the case's entity, or None."""
    employee = getattr(user, "employee", None)
    return employee if employee is not None and employee.is_active and employee.entity_id == case.entity_id else None


def _is_in_hand(employee, case) -> bool:
    """Whether he holds the case, or supervises the department that does."""
    if case.assignee_id == employee.pk or case.assignee_id in stands_in_for(employee, timezone.now()):
        return True
    if case.department.head_id == employee.pk:
        return True
    return employee.may("case.see_department") and case.department_id in departments_within_reach_of(employee)


def may_as_employee(user, case, verb) -> Verdict:
    employee = employee_of(user, case)
    if employee is None:
        return refuse(_("This is for the employees of the entity that has the case."))
    if not employee.may(f"case.{verb}"):
        return refuse(_("Your role does not include this act."))
    if case.beneficiary_id == user.pk:
        return refuse(_("Nobody works on a case of his own."))
    if case.is_acted_for_by(user):
        return refuse(_("Nobody works on a case of those he acts for."))
    if not _is_in_hand(employee, case):
        return refuse(_("This is for the employee who holds the case and for his supervisor."))
    return ALLOWED


def state_allows(case, verb) -> Verdict:
    if not case.is_open:
        return refuse(_("The case is closed."))
    if follows(case.status, verb) is None:
        return refuse(_("This act does not follow the present state of the case."))
    return ALLOWED


def may_move(user, case, verb) -> Verdict:
    """Whether the person may, and then whether the state allows it: the first no is the reason."""
    person = may_as_employee(user, case, verb)
    return state_allows(case, verb) if person else person

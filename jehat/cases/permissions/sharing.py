"""Who says how cases are shared, and who moves them between colleagues."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.cases.models import Reassignment
from jehat.core.verdict import ALLOWED, Verdict, refuse
from jehat.organization.models import Place

from .holding import employee_of, may_as_employee

SUPERVISORS = _("This is for the supervisors of the department.")


def can_pull_next(user) -> Verdict:
    """Whoever gets cases by distribution, and is there, may take the next one himself."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or not employee.may("case.see"):
        return refuse(_("This is for employees who work on cases."))
    if not employee.takes_cases:
        return refuse(_("You get no cases by distribution."))
    if not type(employee).objects.filter(pk=employee.pk).present(timezone.now()).exists():
        return refuse(_("You are away; the queue waits until you are back."))
    return ALLOWED


def can_ask_reassignment(user, case) -> Verdict:
    """Who holds an open case, and has not asked yet."""
    employee = employee_of(user, case)
    if employee is None or case.assignee_id != employee.pk:
        return refuse(_("Only who holds the case asks for it to go to another."))
    if not case.is_open:
        return refuse(_("The case is closed."))
    if Reassignment.objects.pending().filter(case=case).exists():
        return refuse(_("It was asked already; the supervisor decides."))
    return ALLOWED


def can_decide_reassignment(user, case, wish) -> Verdict:
    """Whoever may assign the case, except who asked."""
    may = may_as_employee(user, case, "assign")
    if not may:
        return may
    if wish.employee.user_id == user.pk:
        return refuse(_("Who asked does not decide."))
    if wish.decided_at or wish.employee_id != case.assignee_id or not case.is_open:
        return refuse(_("There is nothing to decide any more."))
    return ALLOWED


def can_declare_conflict(user, case, employee) -> Verdict:
    """An employee for himself, on a case that he sees; his supervisor for him."""
    seen = may_as_employee(user, case, "see")
    if not seen:
        return seen
    if employee.entity_id != case.entity_id:
        return refuse(_("Choose an employee of the entity."))
    return ALLOWED if employee.user_id == user.pk else can_direct(user, employee)


def can_withdraw_conflict(user, conflict) -> Verdict:
    """Only a supervisor: nobody lets himself in again."""
    if conflict.withdrawn_at:
        return refuse(_("It was withdrawn already."))
    if conflict.employee.user_id == user.pk:
        return refuse(_("A conflict of one's own is withdrawn by the supervisor."))
    return can_direct(user, conflict.employee)


def can_direct(user, employee) -> Verdict:
    """Whether somebody assigns cases in the whole department of an employee."""
    return _in_department(user, employee.entity_id, employee.department_id, "case.assign")


def can_change_distribution(user, department) -> Verdict:
    """The head of a department and the administrators say how its cases are shared."""
    return _in_department(user, department.entity_id, department.pk, "distribution.change")


def can_write_skill(user, entity) -> Verdict:
    """Whoever says anywhere in the entity how cases are shared."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != entity.pk:
        return refuse(SUPERVISORS)
    return employee.may("distribution.change")


def _in_department(user, entity_id, department_id, verb) -> Verdict:
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != entity_id:
        return refuse(SUPERVISORS)
    return ALLOWED if employee.may(verb, Place(entity_id, department_id)) else refuse(SUPERVISORS)

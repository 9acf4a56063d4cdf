"""Who may do what to a case, each answer with its reason."""

from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from .models import Case
from .states import Status, follows


def _employee_of(user, case):
    """The person as an employee of the case's entity, or None."""
    employee = getattr(user, "employee", None)
    return employee if employee is not None and employee.is_active and employee.entity_id == case.entity_id else None


def _is_in_hand(employee, case) -> bool:
    """Whether he holds the case, or supervises the department that does."""
    if case.assignee_id == employee.pk:
        return True
    heads = case.department.head_id == employee.pk
    return heads or (employee.may("case.see_department") and employee.department_id == case.department_id)


def _may_as_employee(user, case, verb) -> Verdict:
    employee = _employee_of(user, case)
    if employee is None:
        return refuse(_("This is for the employees of the entity that has the case."))
    if not employee.may(f"case.{verb}"):
        return refuse(_("Your role does not include this act."))
    if case.beneficiary_id == user.pk:
        return refuse(_("Nobody works on a case of his own."))
    if not _is_in_hand(employee, case):
        return refuse(_("This is for the employee who holds the case and for his supervisor."))
    return ALLOWED


def _state_allows(case, verb) -> Verdict:
    if not case.is_open:
        return refuse(_("The case is closed."))
    if follows(case.status, verb) is None:
        return refuse(_("This act does not follow the present state of the case."))
    return ALLOWED


def _may_move(user, case, verb) -> Verdict:
    """Whether the person may, and then whether the state allows it: the first no is the reason."""
    person = _may_as_employee(user, case, verb)
    return _state_allows(case, verb) if person else person


def can_see(user, case) -> Verdict:
    if Case.objects.visible_to(user).filter(pk=case.pk).exists():
        return ALLOWED
    return refuse(_("There is no such case."))


def can_see_internal(user, case) -> Verdict:
    """Internal notes are for the team: a beneficiary never reaches them, even as an employee of the same entity."""
    employee = _employee_of(user, case)
    if employee is None or case.beneficiary_id == user.pk:
        return refuse(_("This is for the employees of the entity that has the case."))
    return can_see(user, case)


def can_submit(user, kind) -> Verdict:
    if not user.is_authenticated or not user.is_active:
        return refuse(_("Sign in first."))
    if not kind.is_published or not kind.department.is_active:
        return refuse(_("This kind of case is not offered now."))
    return ALLOWED


def can_comment(user, case) -> Verdict:
    """Both sides may write as long as the case is open; the beneficiary also while nobody has taken it."""
    if not case.is_open:
        return refuse(_("The case is closed."))
    if case.beneficiary_id == user.pk:
        return ALLOWED
    return _may_as_employee(user, case, "comment")


def can_note(user, case) -> Verdict:
    return _may_as_employee(user, case, "note")


def can_open(user, case) -> Verdict:
    return can_see(user, case)


def can_ask(user, case) -> Verdict:
    return _may_move(user, case, "ask")


def can_answer(user, case) -> Verdict:
    if case.beneficiary_id != user.pk:
        return refuse(_("Only the beneficiary answers what was asked of him."))
    if case.status != Status.WAITING_BENEFICIARY:
        return refuse(_("Nothing is being asked of you in this case now."))
    return ALLOWED


def can_assign(user, case) -> Verdict:
    return _may_move(user, case, "assign")


def can_refer(user, case) -> Verdict:
    return _may_move(user, case, "refer")


def can_complete(user, case) -> Verdict:
    return _may_move(user, case, "complete")


def can_reject(user, case) -> Verdict:
    return _may_move(user, case, "reject")


def can_rate(user, case) -> Verdict:
    if case.beneficiary_id != user.pk:
        return refuse(_("Only the beneficiary rates the service."))
    if case.is_open:
        return refuse(_("A case is rated once it is closed."))
    if hasattr(case, "rating"):
        return refuse(_("You have rated this case already."))
    return ALLOWED


def can_download(user, case, *, is_internal) -> Verdict:
    return can_see_internal(user, case) if is_internal else can_see(user, case)


def can_leave(place) -> Verdict:
    """Whether an employee or a department may leave its place: nothing open is left without a holder."""
    is_employee = place._meta.model_name == "employee"
    held = Case.objects.open().filter(**{"assignee" if is_employee else "department": place})
    if held.exists():
        return refuse(_("Open cases are still held here; assign or refer them first."))
    return ALLOWED

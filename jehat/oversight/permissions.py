"""Who watches the movement of cases, who may break a glass, and who answers for it afterwards, each with its reason."""

from django.utils.translation import gettext_lazy as _

from jehat.cases.permissions import can_see, can_see_internal
from jehat.core.verdict import ALLOWED, Verdict, refuse
from jehat.organization.models import Entity

from .models import Concern


def employee_of(user):
    """The person as an employee who is there, or None."""
    employee = getattr(user, "employee", None)
    return employee if employee is not None and employee.is_active else None


def is_of_oversight(employee) -> bool:
    return employee.entity.kind == Entity.Kind.OVERSIGHT


def can_watch(user) -> Verdict:
    """Whether a person sees the movement of cases in all entities: of a body of oversight, and with the verb."""
    employee = employee_of(user)
    if employee is None or not is_of_oversight(employee):
        return refuse(_("This is for the inspectors of a body of oversight."))
    return employee.may("oversight.see")


def can_export(user) -> Verdict:
    seen = can_watch(user)
    return employee_of(user).may("oversight.export_movement") if seen else seen


def can_break(user) -> Verdict:
    """Whether a person may break a glass over any case at all."""
    employee = employee_of(user)
    if employee is None:
        return refuse(_("This is for employees who were given urgent access."))
    return employee.may("oversight.break_glass")


def is_breakable(user, case) -> bool:
    """Whether there is such a case at all for a person who may break a glass: what he was given reaches it."""
    employee = employee_of(user)
    if employee is None or not employee.may("oversight.break_glass", case.place):
        return False
    is_abroad = case.entity_id != employee.entity_id
    if is_abroad and not is_of_oversight(employee):
        return False
    return not Concern.objects.filter(case=case, body=employee.entity_id).exists()


def can_break_glass(user, case) -> Verdict:
    """Whether a person may open this case for a time: it is within his reach, and neither his own nor open to him."""
    may = can_break(user)
    if not may:
        return may
    if not is_breakable(user, case):
        return refuse(_("There is no such case."))
    if case.is_acted_for_by(user):
        return refuse(_("Nobody looks into a case of his own side."))
    if can_see(user, case):
        return refuse(_("You can read this case already."))
    return ALLOWED


def can_see_glasses(user) -> Verdict:
    employee = employee_of(user)
    if employee is None or not (employee.may("oversight.see_glasses") or employee.may("oversight.break_glass")):
        return refuse(_("This is for those who look after urgent access."))
    return ALLOWED


def can_end_glass(user, glass, *, now) -> Verdict:
    """Who has it, and who looks after such access in the entity of the case."""
    employee = employee_of(user)
    is_own = employee is not None and glass.employee_id == employee.pk
    if not is_own and not _looks_after(employee, glass, "oversight.end_glass"):
        return refuse(_("This is for who has the access and for the administrators of the entity."))
    return ALLOWED if glass.is_live(now) else refuse(_("This access is over already."))


def can_review_glass(user, glass) -> Verdict:
    """Whoever looks after such access, never who had it, and each once."""
    employee = employee_of(user)
    if employee is not None and glass.employee_id == employee.pk:
        return refuse(_("Nobody reviews his own access."))
    if not _looks_after(employee, glass, "oversight.review_glass"):
        return refuse(_("This is for those who look after urgent access."))
    if glass.reviews.filter(by=user).exists():
        return refuse(_("You have reviewed this access already."))
    return ALLOWED


def _looks_after(employee, glass, verb) -> bool:
    """The entity's own people, and of a body of oversight its own."""
    if employee is None or employee.entity_id not in (glass.entity_id, glass.employee.entity_id):
        return False
    return bool(employee.may(verb))


def can_mark_any(user) -> Verdict:
    """Whether a person may say of any case that it is about a body of oversight."""
    employee = employee_of(user)
    if employee is None:
        return refuse(_("This is for the supervisors of the entity that has the case."))
    return employee.may("oversight.mark_about")


def can_mark_about(user, case) -> Verdict:
    """Who directs the work on a case says that it is about a body of oversight."""
    employee = employee_of(user)
    if employee is None or employee.entity_id != case.entity_id:
        return refuse(_("There is no such case."))
    if not can_see_internal(user, case):
        return refuse(_("There is no such case."))
    return employee.may("oversight.mark_about", case.place)


def can_unmark_about(user, concern) -> Verdict:
    return can_mark_about(user, concern.case)

"""Who hands over cases of those who leave, and when a place may be left."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.cases.models import Case
from jehat.core.verdict import ALLOWED, Verdict, refuse
from jehat.organization.models import Employee
from jehat.organization.permissions import can_change_department, can_deactivate_employee

APPEALS = _("Appeals still wait for the decision of this employee; they are decided first.")


def can_hand_over(user, place) -> Verdict:
    """Whoever may let an employee leave, or a department rest, may hand over what is held there."""
    if not isinstance(place, Employee):
        return can_change_department(user, place)
    verdict = can_deactivate_employee(user, place)
    if verdict and place.heads.active().exists():
        return refuse(_("The employee heads a department. Choose another head first."))
    if verdict and place.covers.not_over(timezone.now()).exists():
        return refuse(_("The employee stands in for another. Choose another substitute first."))
    if verdict and place.appeals.pending().exists():
        return refuse(APPEALS)
    return verdict


def can_transfer(user, case, handover) -> Verdict:
    """Only as part of a handing over that runs, and by whom it was begun."""
    if not handover.is_running or handover.by_id != user.pk or handover.entity_id != case.entity_id:
        return refuse(_("Cases are handed over only while somebody leaves."))
    return ALLOWED


def can_leave(place) -> Verdict:
    """Whether an employee or a department may leave its place: nothing is left without who holds or decides it."""
    is_employee = place._meta.model_name == "employee"
    held = Case.objects.open().filter(**{"assignee" if is_employee else "department": place})
    if held.exists():
        return refuse(_("Open cases are still held here; hand them over first."))
    if is_employee and place.appeals.pending().exists():
        return refuse(APPEALS)
    return ALLOWED

"""Who decides, in the review of each quarter, what stays with whom."""

from django.utils.translation import gettext as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from ..grants import Place


def can_review(user) -> Verdict:
    """Whether a person decides in the reviews of his entity at all: heads for their departments, or for all of it."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active:
        return refuse(_("This is for employees of the entity."))
    return employee.may("review.decide")


def can_decide_review(user, line, employee) -> Verdict:
    """Nobody reviews himself, and each line is decided once."""
    verdict = can_review(user)
    if not verdict or user.employee.entity_id != line.entity_id:
        return verdict or refuse(_("This is for employees of the entity."))
    if employee.user_id == user.pk:
        return refuse(_("Nobody reviews what he may do himself."))
    place = Place(employee.entity_id, employee.department_id, employee.pk)
    if not user.employee.may("review.decide", place):
        return user.employee.may("review.decide", place)
    if not line.review.is_open:
        return refuse(_("This review is over."))
    if line.is_decided:
        return refuse(_("Somebody decided this meanwhile."))
    return ALLOWED if employee.is_active else refuse(_("The employee is inactive."))

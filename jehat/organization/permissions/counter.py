"""Who may confirm at the counter what documents show."""

from django.utils.translation import gettext as _

from jehat.core.verdict import ALLOWED, Verdict, refuse


def can_verify_identity(user, entity) -> Verdict:
    """Whether the person may confirm at the entity's counter what documents show: a clerk, of this entity, now."""
    employee = getattr(user, "employee", None)
    if employee is None or employee.entity_id != entity.pk or not employee.may("people.verify_identity"):
        return refuse(_("This is for the clerks at the counter of the entity."))
    return ALLOWED


def can_find_request(reclaim) -> Verdict:
    """Whether the number of a request and the document that is shown lead to one that is open."""
    return ALLOWED if reclaim else refuse(_("No open request has this number and this document."))

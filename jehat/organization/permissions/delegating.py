"""Who may pass on for a time what is his, and end it."""

from django.utils.translation import gettext as _

from jehat.core.verdict import ALLOWED, Verdict, refuse


def can_give_delegation(user, giver, taker) -> Verdict:
    """Everybody delegates what is his own; for who cannot, whoever manages the delegations of the entity."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != giver.entity_id:
        return refuse(_("This is for employees of the entity."))
    if not employee.may("delegation.give"):
        return employee.may("delegation.give")
    if giver.pk != employee.pk and not employee.standing().reaches_beyond_own("delegation.give"):
        return refuse(_("Everybody delegates only what is his own."))
    if taker.pk == employee.pk and giver.pk != employee.pk:
        return refuse(_("Nobody changes what he may do himself."))
    return _is_between_colleagues(giver, taker)


def _is_between_colleagues(giver, taker) -> Verdict:
    if giver.pk == taker.pk or giver.entity_id != taker.entity_id:
        return refuse(_("One delegates to a colleague of the same entity."))
    if not (giver.is_active and taker.is_active and taker.user.is_active):
        return refuse(_("The employee is inactive."))
    return ALLOWED


def can_end_delegation(user, delegation, *, now) -> Verdict:
    """Who gave it takes it back, who took it gives it back, and whoever manages delegations ends it."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != delegation.entity_id:
        return refuse(_("This is for employees of the entity."))
    is_party = employee.pk in (delegation.giver_id, delegation.taker_id)
    if not is_party and not employee.standing().reaches_beyond_own("delegation.end"):
        return refuse(_("This is for the two colleagues whose delegation it is, and for an administrator."))
    if delegation.ended_at is not None or delegation.until <= now:
        return refuse(_("The delegation is over already."))
    return ALLOWED

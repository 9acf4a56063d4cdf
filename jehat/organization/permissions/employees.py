"""Who may add, change and let go the people of an entity."""

from django.utils.translation import gettext as _

from jehat.core.verdict import ALLOWED, Verdict, refuse
from jehat.people.permissions import can_invite
from jehat.people.permissions import can_reset_second_factor as can_reset

from ..holders import terms_of
from ..terms import go_beyond
from .administering import may_administer
from .roles import may_raise


def can_add_employee(user, entity) -> Verdict:
    return may_administer(user, entity.pk, "organization.add_employee")


def can_start_in(user, role) -> Verdict:
    """Who adds people gives them no more than he has himself, unless he gives permissions."""
    if not user.employee.may("grant.give") and go_beyond(terms_of(role), terms_of(user.employee.role)):
        return refuse(_("This role gives more than your own. Only who gives permissions adds people in it."))
    return ALLOWED


def can_invite_employee(user, employee) -> Verdict:
    verdict = may_administer(user, employee.entity_id, "organization.invite_employee")
    if verdict and not employee.is_active:
        return refuse(_("The employee is inactive."))
    return verdict and can_invite(employee.user)


def can_change_employee(user, employee) -> Verdict:
    return may_administer(user, employee.entity_id, "organization.change_employee")


def can_change_role_of(user, employee, to=None) -> Verdict:
    """Nobody changes his own role: an entity would be left without an administrator by a slip."""
    if employee.user_id == user.pk:
        return refuse(_("Nobody changes his own role."))
    verdict = can_change_employee(user, employee)
    return may_raise(user, employee.role, to) if verdict and to is not None else verdict


def can_deactivate_employee(user, employee) -> Verdict:
    verdict = may_administer(user, employee.entity_id, "organization.deactivate_employee")
    if verdict and employee.user_id == user.pk:
        return refuse(_("Nobody deactivates himself."))
    if verdict and not employee.is_active:
        return refuse(_("The employee is inactive already."))
    return verdict


def can_reactivate_employee(user, employee) -> Verdict:
    verdict = may_administer(user, employee.entity_id, "organization.reactivate_employee")
    if verdict and employee.is_active:
        return refuse(_("The employee is active already."))
    return verdict


def can_end_presence(user, employee) -> Verdict:
    return may_administer(user, employee.entity_id, "organization.end_presence")


def can_reset_second_factor(user, employee) -> Verdict:
    """Whether the person may give a colleague's second factor anew; another administrator does it for himself."""
    verdict = may_administer(user, employee.entity_id, "organization.reset_second_factor")
    return verdict and can_reset(user, employee.user)


def can_record_absence(user, employee) -> Verdict:
    verdict = may_administer(user, employee.entity_id, "organization.record_absence")
    if verdict and not employee.is_active:
        return refuse(_("The employee is inactive."))
    return verdict


def can_end_absence(user, absence, *, now) -> Verdict:
    verdict = may_administer(user, absence.entity_id, "organization.end_absence")
    if verdict and absence.until <= now:
        return refuse(_("The absence is over already."))
    return verdict

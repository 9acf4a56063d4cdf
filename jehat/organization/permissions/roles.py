"""Who may make roles, change them, and move people between them."""

from django.utils.translation import gettext as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from ..holders import terms_of
from ..terms import go_beyond
from .administering import may_administer


def can_create_role(user, entity) -> Verdict:
    return may_administer(user, entity.pk, "role.create")


def can_change_role(user, role) -> Verdict:
    """Nobody changes what he may do himself, and so not the role that he has."""
    verdict = may_administer(user, role.entity_id, "role.change")
    if verdict and user.employee.role_id == role.pk:
        return refuse(_("Nobody changes his own role."))
    if verdict and role.is_retired:
        return refuse(_("The role was retired."))
    return verdict


def can_begin_to_retire(user, role) -> Verdict:
    """Whether a role may go out of use, once those who have it are looked after."""
    verdict = may_administer(user, role.entity_id, "role.retire")
    return refuse(_("The role was retired.")) if verdict and role.is_retired else verdict


def can_retire_role(user, role, to=None) -> Verdict:
    """Whoever has the role moves to another one, where one is named."""
    verdict = can_begin_to_retire(user, role)
    if not verdict:
        return verdict
    if to is not None:
        return can_move_holders(user, role, to)
    if role.employees.active().exists():
        return refuse(_("Employees still have this role. Give them another one first."))
    return ALLOWED


def can_move_holders(user, role, to) -> Verdict:
    """Whether all who have a role may get another one from this person."""
    verdict = may_administer(user, role.entity_id, "organization.change_employee")
    if not verdict:
        return verdict
    if to.pk == role.pk or to.entity_id != role.entity_id or to.is_retired:
        return refuse(_("People move to another role of the entity that is in use."))
    if user.employee.role_id == role.pk:
        return refuse(_("Nobody changes his own role."))
    return may_raise(user, role, to)


def may_raise(user, role, to) -> Verdict:
    """A role that gives more than the one before is given only by who gives permissions."""
    if go_beyond(terms_of(to), terms_of(role)) and not may_administer(user, role.entity_id, "grant.give"):
        return refuse(_("This role gives more than the one before. Only who gives permissions moves people to it."))
    return ALLOWED

"""Who may give and take single permissions; nobody does it for himself."""

from django.utils.translation import gettext as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from .administering import may_administer


def can_give_grant(user, employee) -> Verdict:
    return _may_give(user, employee, "grant.give")


def can_deny_grant(user, employee) -> Verdict:
    return _may_give(user, employee, "grant.deny")


def _may_give(user, employee, verb) -> Verdict:
    verdict = may_administer(user, employee.entity_id, verb)
    if verdict and employee.user_id == user.pk:
        return refuse(_("Nobody changes what he may do himself."))
    if verdict and not employee.is_active:
        return refuse(_("The employee is inactive."))
    return verdict


def can_withdraw_grant(user, grant) -> Verdict:
    """A single grant or denial; what a role gives is changed with the role."""
    verdict = may_administer(user, grant.entity_id, "grant.withdraw")
    if not verdict:
        return verdict
    if grant.employee is None:
        return refuse(_("This comes with a role; change the role, or deny it to the employee."))
    if grant.employee.user_id == user.pk:
        return refuse(_("Nobody changes what he may do himself."))
    return refuse(_("It was withdrawn already.")) if grant.withdrawn_at else ALLOWED


def can_withdraw_unused(user, employee) -> Verdict:
    """What was given singly is withdrawn, and what the role gives is denied: it takes both."""
    verdict = may_administer(user, employee.entity_id, "grant.withdraw")
    return can_deny_grant(user, employee) if verdict else verdict

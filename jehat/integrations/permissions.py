"""Who may let programs in and have acts told to them, each answer with its reason."""

from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from .models import Delivery, Token, Webhook
from .scopes import offered
from .states import follows


def employee_of(user, entity_id):
    """The person as an active employee of the entity, or None."""
    employee = getattr(user, "employee", None)
    return employee if employee is not None and employee.is_active and employee.entity_id == entity_id else None


def _may(user, entity_id, verb) -> Verdict:
    employee = employee_of(user, entity_id)
    if employee is None or not employee.may(verb):
        return refuse(_("This is for the administrators of the entity."))
    return ALLOWED


def _scopes_fit(user, scopes) -> Verdict:
    if not scopes:
        return refuse(_("Choose at least one thing the token is good for."))
    if not set(scopes) <= set(offered(is_employee=getattr(user, "employee", None) is not None)):
        return refuse(_("A token can be good only for what the account itself may do."))
    return ALLOWED


def can_issue(user, *, scopes, held: int) -> Verdict:
    if not user.is_authenticated or not user.is_active:
        return refuse(_("Sign in first."))
    if hasattr(getattr(user, "employee", None), "program"):
        return refuse(_("A program gets its tokens from an administrator."))
    if held >= Token.MOST_AT_ONCE:
        return refuse(_("There are too many tokens already; end one first."))
    return _scopes_fit(user, scopes)


def can_manage(user, entity) -> Verdict:
    return _may(user, entity.pk, "integration.manage")


def can_add_program(user, entity, *, department, role) -> Verdict:
    verdict = can_manage(user, entity)
    is_there = department.is_active and not role.is_retired
    if verdict and not (is_there and department.entity_id == entity.pk and role.entity_id == entity.pk):
        return refuse(_("A program works in an active department of its entity."))
    return verdict


def can_issue_for(user, program, *, scopes, held: int) -> Verdict:
    verdict = _may(user, program.entity_id, "integration.manage")
    if verdict and not program.employee.is_active:
        return refuse(_("The program was ended."))
    if verdict and held >= Token.MOST_AT_ONCE:
        return refuse(_("There are too many tokens already; end one first."))
    return _scopes_fit(program.employee.user, scopes) if verdict else verdict


def can_revoke(user, token) -> Verdict:
    if token.entity_id is None:
        return ALLOWED if token.user_id == user.pk else refuse(_("Everybody ends his own tokens."))
    return _may(user, token.entity_id, "integration.manage")


def can_end_program(user, program) -> Verdict:
    verdict = _may(user, program.entity_id, "integration.manage")
    if verdict and not program.employee.is_active:
        return refuse(_("The program was ended."))
    return verdict


def can_subscribe(user, entity, *, held: int) -> Verdict:
    verdict = can_manage(user, entity)
    if verdict and held >= Webhook.MOST_OF_ENTITY:
        return refuse(_("There are too many webhooks already; end one first."))
    return verdict


def can_change_webhook(user, webhook: Webhook) -> Verdict:
    return _may(user, webhook.entity_id, "integration.manage")


def can_replay(user, delivery: Delivery) -> Verdict:
    verdict = _may(user, delivery.entity_id, "integration.manage")
    if verdict and follows(delivery.state, "replay") is None:
        return refuse(_("It is on its way already."))
    if verdict and not delivery.webhook.is_active:
        return refuse(_("The webhook is switched off."))
    return verdict

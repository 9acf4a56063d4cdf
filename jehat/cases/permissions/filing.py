"""Who files a case, for himself, for another, or at the counter."""

from django.utils.translation import gettext_lazy as _

from jehat.cases.models import Case
from jehat.catalogue.rules import Filer
from jehat.core.verdict import ALLOWED, Verdict, refuse
from jehat.people.queries import acts_for

from .filers import filer_of
from .seeing import can_see


def can_submit(user, kind, beneficiary=None) -> Verdict:
    """Whether the person may file a case of this kind, for himself or for another whom he acts for."""
    if not user.is_authenticated or not user.is_active:
        return refuse(_("Sign in first."))
    if beneficiary and beneficiary.pk != user.pk and not acts_for(user, beneficiary.pk, entity=kind.entity.code):
        return refuse(_("You do not act for this beneficiary before this entity."))
    return _is_offered(kind, beneficiary or user)


def _is_offered(kind, person) -> Verdict:
    if not kind.is_offered:
        return refuse(_("This kind of case is not offered now."))
    rules = kind.current.ruled
    if not set(Filer) <= set(rules.may_file) and not rules.lets_file(filer_of(person)):
        return refuse(_("This kind of case is not for those of this identity; its page in the guide says for whom."))
    return ALLOWED


def can_find_visitor(user, entity) -> Verdict:
    """Whether the person receives visitors at the counter of this entity, and files their cases."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != entity.pk:
        return refuse(_("This is for the employees of the entity."))
    if not employee.may("case.submit_for"):
        return refuse(_("Your role does not include this act."))
    return ALLOWED


def can_submit_for(user, kind, beneficiary) -> Verdict:
    """Whether a clerk may file for this visitor; his own cases he files as everybody does."""
    clerk = can_find_visitor(user, kind.entity)
    if not clerk:
        return clerk
    if beneficiary.pk == user.pk or acts_for(user, beneficiary.pk):
        return refuse(_("Your own cases, and of those you act for, are not filed at your counter."))
    if not beneficiary.is_active:
        return refuse(_("The account of this visitor is closed."))
    return _is_offered(kind, beneficiary)


def can_choose_language(user, case, language) -> Verdict:
    """The beneficiary's side says in which language it is written to, and the clerk who wrote the case down for it."""
    if not case.is_acted_for_by(user):
        if case.filed_by_id != user.pk or case.channel != Case.Channel.COUNTER:
            return refuse(_("Only the beneficiary chooses it, or who filed the case for him at the counter."))
        clerk = can_find_visitor(user, case.entity)
        if not clerk:
            return clerk
    if language == case.language:
        return refuse(_("The letters and messages about this case are in this language already."))
    return ALLOWED


def can_receipt(user, case) -> Verdict:
    """Whoever may see a case may have its receipt, and the clerk who wrote it down at the counter."""
    if case.filed_by_id == user.pk and case.channel == Case.Channel.COUNTER:
        return can_find_visitor(user, case.entity)
    return can_see(user, case)

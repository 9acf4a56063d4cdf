"""Who may change what the guide of an entity says, each answer with its reason: its own administrators only."""

from django.utils.translation import gettext as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from .models import Article


def may(user, entity_id, verb) -> Verdict:
    """Whether a person may do a verb of the guide at an entity."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != entity_id:
        return refuse(_("This is for those who keep the guide of the entity."))
    if not employee.may(f"catalogue.{verb}"):
        return refuse(_("This is for those who keep the guide of the entity."))
    return ALLOWED


def can_change_wording(user, kind) -> Verdict:
    return may(user, kind.entity_id, "change_wording")


def can_write_article(user, entity) -> Verdict:
    return may(user, entity.pk, "write_article")


def can_publish_article(user, article) -> Verdict:
    verdict = may(user, article.entity_id, "publish_article")
    if verdict and article.state == Article.State.PUBLISHED:
        return refuse(_("The article is published already."))
    if verdict and article.missing():
        return refuse(_("The article is not whole yet: title and text are needed in both languages."))
    return verdict


def can_retire_article(user, article) -> Verdict:
    verdict = may(user, article.entity_id, "retire_article")
    if verdict and article.state != Article.State.PUBLISHED:
        return refuse(_("Only a published article can be retired."))
    return verdict


def can_see_kinds(user, entity) -> Verdict:
    return may(user, entity.pk, "see_kinds")


def can_add_kind(user, entity) -> Verdict:
    return may(user, entity.pk, "add_kind")


def can_write_version(user, kind) -> Verdict:
    return may(user, kind.entity_id, "write_version")


def can_discard_draft(user, kind) -> Verdict:
    return may(user, kind.entity_id, "discard_draft")


def can_publish_kind(user, kind) -> Verdict:
    return may(user, kind.entity_id, "publish_kind")


def can_retire_kind(user, kind) -> Verdict:
    verdict = may(user, kind.entity_id, "retire_kind")
    if verdict and not kind.is_published:
        return refuse(_("Only a published kind of case can be retired."))
    return verdict


def can_restore_version(user, kind) -> Verdict:
    return may(user, kind.entity_id, "restore_version")

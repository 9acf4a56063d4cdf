"""Who may do what with a notice."""

from django.utils.translation import gettext_lazy as _

from jehat.core.verdict import ALLOWED, Verdict, refuse

from . import phrases, push_services, tidings
from .failures import in_words
from .models import Message, Notice
from .states import WITHHELD, State, follows


def can_read(user, notice: Notice) -> Verdict:
    """Only the person it was written to."""
    if user.pk != notice.to_id:
        return refuse(_("This notice was written to somebody else."))
    return ALLOWED


def can_choose(user, ways, *, quiet_since, quiet_until) -> Verdict:
    """What is asked of a person reaches him some way, and quiet hours have a beginning and an end."""
    for tiding in filter(None, (tidings.named(key) for key in ways)):
        if tiding.is_duty and not ways[tiding.key]:
            return refuse(_("What is needed from you must reach you: leave one way at least for it."))
    if (quiet_since is None) != (quiet_until is None) or (quiet_since is not None and quiet_since == quiet_until):
        return refuse(_("Quiet hours need a beginning and an end that differ."))
    return ALLOWED


def can_subscribe(user, endpoint: str) -> Verdict:
    if not push_services.is_known(endpoint):
        return refuse(_("This browser uses a push service that the platform does not know."))
    return ALLOWED


def can_unsubscribe(user, subscription) -> Verdict:
    if subscription.user_id != user.pk:
        return refuse(_("This browser is somebody else's."))
    return ALLOWED


def can_withdraw(user, event, messages, notices) -> Verdict:
    """Only who caused the event, before anything of it left or was read."""
    if event.by_id != user.pk:
        return refuse(_("Only who wrote it takes it back."))
    if any(message.state != State.PENDING for message in messages):
        return refuse(_("It has been sent already."))
    if any(not notice.is_unread for notice in notices):
        return refuse(_("It has been read already."))
    return ALLOWED


def can_write_template(user, entity) -> Verdict:
    """Those whom the entity gave its words to."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != entity.pk:
        return refuse(_("This is for the administrators of the entity."))
    if not employee.may("template.write"):
        return refuse(_("Your role does not include this act."))
    return ALLOWED


def can_say(entity, tiding, way, words) -> Verdict:
    """Whether words, {language: Phrase}, may be used: all their places can be filled, and a text is short enough."""
    for language, phrase in words.items():
        values = phrases.sample(tiding, entity, language)
        for text in (phrase.text, phrase.subject):
            if reason := phrases.problem(text, way, values):
                return refuse(reason)
        if not phrase.text.strip():
            return refuse(_("A message needs words."))
    return ALLOWED


MOST_TRIALS = 10


def can_try_template(user, entity, *, tried: int) -> Verdict:
    verdict = can_write_template(user, entity)
    if verdict and tried >= MOST_TRIALS:
        return refuse(_("Enough trials for this hour. Try again later."))
    return verdict


def can_see_messages(user, entity) -> Verdict:
    """The administrators of an entity see which of its messages did not arrive; never what they say."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != entity.pk:
        return refuse(_("This is for the administrators of the entity."))
    if not employee.may("message.resend"):
        return refuse(_("This is for the administrators of the entity."))
    return ALLOWED


def can_resend(user, message: Message) -> Verdict:
    verdict = _may_look_after(user, message)
    if verdict and (follows(message.state, "resend") is None or message.dismissed_at is not None):
        return refuse(_("Only a message that did not arrive is sent again."))
    if verdict and (message.failure in WITHHELD or not message.to.is_active):
        return refuse(message.why if message.failure in WITHHELD else in_words("inactive"))
    return verdict


def can_dismiss(user, message: Message) -> Verdict:
    verdict = _may_look_after(user, message, verb="message.dismiss")
    if verdict and not message.is_dead:
        return refuse(_("Only a message that did not arrive is put aside."))
    return verdict


def _may_look_after(user, message, verb="message.resend") -> Verdict:
    employee = getattr(user, "employee", None)
    is_of_entity = message.entity_id is not None and employee is not None and employee.entity_id == message.entity_id
    if not is_of_entity or not employee.is_active or not employee.may(verb):
        return refuse(_("This is for the administrators of the entity."))
    return ALLOWED

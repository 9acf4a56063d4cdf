"""Asking a provider what became of a message, and hearing it from the provider itself."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.notifications.channels.outcome import Outcome, code
from jehat.notifications.models import Bounce, Message, Receipt
from jehat.notifications.states import State, follows

from .ending import end, heed

MOST_INQUIRIES = 12
LONGEST_PAUSE = 3600


@action("message.resolve", says=_("A provider was asked about a message"))
def resolve(*, message, outcome: Outcome, by=None, now=None):
    """Keep what the provider answered about a message nobody knew about; what it never had is sent again."""
    now = now or timezone.now()
    message = Message.objects.locked().select_related("to", "event").get(pk=message.pk)
    if message.state != State.UNKNOWN:
        return message
    if outcome.verb == "lose":
        return _asked_in_vain(message, outcome, now)
    verb = "fail" if outcome.verb == "retry" and not message.may_be_tried_again() else outcome.verb
    told = {"reference": outcome.reference, "failure": outcome.failure}
    return end(message, verb, by=by, now=now, as_verb="message.resolve", wait=0, **told)


def _asked_in_vain(message, outcome, now) -> Message:
    message.inquiries += 1
    pause = min(settings.MESSAGE_WAIT * 2**message.inquiries, LONGEST_PAUSE)
    goes_on = outcome.failure != "cannot_be_asked" and message.inquiries < MOST_INQUIRIES
    message.ask_at = now + timedelta(seconds=pause) if goes_on else None
    message.save(update_fields=["inquiries", "ask_at"])
    return message


@action("message.receive", says=_("A provider reported on a message"))
def note_receipt(*, provider, reference, fate, key="", failure="", by=None, now=None):
    """Keep what a provider says of a message, once, and let it change the state; None where nobody knows it."""
    now, reference = now or timezone.now(), code(reference)
    message = _message_of(provider, reference, code(key))
    told = {"message": message, "failure": failure, "at": now}
    named = {"provider": provider, "reference": reference or code(key), "fate": fate}
    receipt, is_new = Receipt.objects.get_or_create(**named, defaults=told)
    if message is not None and is_new:
        heed(message, receipt, now=now)
    return message


def _message_of(provider, reference, key) -> Message | None:
    """By our own id where the provider repeats it, or by its number; one provider cannot speak for another."""
    messages = Message.objects.locked().select_related("to", "event").filter(provider=provider)
    try:
        found = messages.filter(pk=UUID(key)).first()
    except ValueError:
        found = None
    return found or (messages.filter(reference=reference).first() if reference else None)


@action("message.bounce", says=_("An e-mail came back"))
def note_bounce(*, message_id, kind, status, failure, digest, by=None, now=None):
    """Keep one report that an e-mail came back; for good, it failed, and the address is marked where it is to blame."""
    now = now or timezone.now()
    mails = Message.objects.locked().select_related("to", "event").filter(channel=Message.Channel.EMAIL)
    message = mails.filter(pk=message_id).first()
    if message is None or Bounce.objects.filter(digest=digest).exists():
        return None
    Bounce.objects.create(message=message, kind=kind, code=status, digest=digest, at=now)
    if kind == Bounce.Kind.HARD and follows(message.state, "fail") and message.state in (State.SENT, State.UNKNOWN):
        return end(message, "fail", by=by, now=now, as_verb="message.bounce", failure=failure)
    record("message.bounce", message, by=by, kind=str(kind), status=status)
    return message

"""What happens to a message from its writing to the answer of its provider."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.notifications import access, outbox
from jehat.notifications.channels.outcome import Outcome
from jehat.notifications.models import Message
from jehat.notifications.states import follows

from .ending import end, wait_before

# A job may come a moment before the time its message waits for.
EARLY = timedelta(seconds=2)


@action("message.send", says=_("A code or a link was sent"))
def send_message(*, by, to, channel, recipient, body, subject="", in_reply_to=""):
    """Send a code or a link that somebody asked for, or an answer to his mail; it is tried once, come what may."""
    given = {"recipient": recipient, "subject": subject, "body": body, "in_reply_to": in_reply_to}
    message = Message.objects.create(to=to, channel=channel, **given)
    record("message.send", message, by=by, channel=str(channel))
    outbox.queue([message])
    return message


@action("message.claim", says=_("Sending of a message began"))
def claim(*, message_id, by=None, now=None):
    """Take a waiting message for sending, or None: another worker has it, it is settled, or its time is to come."""
    now = now or timezone.now()
    message = Message.objects.locked().select_related("to", "event").filter(pk=message_id).first()
    if message is None or follows(message.state, "claim") is None:
        return None
    if message.not_before and message.not_before > now + EARLY:
        return None
    if obstacle := _obstacle(message):
        end(message, "fail", by=by, now=now, failure=obstacle)
        return None
    message.state = follows(message.state, "claim")
    message.attempts += 1
    message.leased_until = now + timedelta(seconds=settings.MESSAGE_LEASE)
    message.provider, message.handed_at = "", None
    message.save(update_fields=["state", "attempts", "leased_until", "provider", "handed_at"])
    record("message.claim", message, by=by, attempt=message.attempts)
    return message


def _obstacle(message) -> str:
    """Why a notice may not leave any more: what was true when it was written is asked again."""
    if not message.is_notification:
        return ""
    if not message.to.is_active:
        return "inactive"
    return "" if access.may_be_told_of(message.to, message.event) else "no_access"


@action("message.settle", says=_("Sending of a message ended"))
def settle(*, message, outcome: Outcome, by=None, now=None):
    """Keep what the provider answered to this attempt; what failed for a moment is queued again, later each time."""
    attempt, now = message.attempts, now or timezone.now()
    message = Message.objects.locked().select_related("to", "event").get(pk=message.pk)
    verb = "fail" if outcome.verb == "retry" and not message.may_be_tried_again() else outcome.verb
    is_open = message.state in (Message.State.SENDING, Message.State.UNKNOWN)
    if message.attempts != attempt or not is_open or follows(message.state, verb) is None:
        return message
    message.provider = outcome.provider or message.provider
    wait = wait_before(attempt) if verb == "retry" else None
    return end(message, verb, by=by, now=now, wait=wait, reference=outcome.reference, failure=outcome.failure)


@action("message.abandon", says=_("Sending of a message was interrupted"))
def abandon(*, by=None, now=None):
    """Settle for workers that died: what was not handed over is sent again, of the rest nobody knows."""
    now = now or timezone.now()
    return [
        _abandoned(message, by=by, now=now) for message in Message.objects.abandoned(now).select_related("to", "event")
    ]


def _abandoned(message, *, by, now) -> Message:
    if message.handed_at is not None:
        return end(message, "abandon", by=by, now=now, failure="abandoned")
    verb = "retry" if message.may_be_tried_again() else "fail"
    return end(message, verb, by=by, now=now, wait=0, failure="abandoned")

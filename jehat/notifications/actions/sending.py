"""What happens to a message from its writing to its end."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.notifications import outbox
from jehat.notifications.channels.outcome import Outcome
from jehat.notifications.models import Message
from jehat.notifications.states import follows

# Longer than any provider is waited for.
LEASE = timedelta(minutes=2)


# Half a minute, then four times as long each time, and never more than six hours: seven waits are fifteen hours.
FIRST_WAIT = 30


LONGEST_WAIT = 6 * 3600


SETTLED = ["state", "leased_until", "reference", "failure", "sent_at"]


@action("message.send", says=_("A code or a link was sent"))
def send_message(*, by, to, channel, recipient, body, subject=""):
    """Send a code or a link that somebody asked for; it is tried once, whatever comes of it."""
    message = Message.objects.create(to=to, channel=channel, recipient=recipient, subject=subject, body=body)
    record("message.send", message, by=by, channel=str(channel))
    outbox.queue([message])
    return message


@action("message.claim", says=_("Sending of a message began"))
def claim(*, message_id, by=None, now=None):
    """Take a waiting message for sending, or None where another worker has it or it is settled."""
    now = now or timezone.now()
    message = Message.objects.locked().select_related("to").filter(pk=message_id).first()
    if message is None or follows(message.state, "claim") is None:
        return None
    if message.is_notification and not message.to.is_active:
        _end(message, "fail", by=by, now=now, failure="inactive")
        return None
    message.state = follows(message.state, "claim")
    message.attempts += 1
    message.leased_until = now + LEASE
    message.save(update_fields=["state", "attempts", "leased_until"])
    record("message.claim", message, by=by, attempt=message.attempts)
    return message


@action("message.settle", says=_("Sending of a message ended"))
def settle(*, message, outcome: Outcome, by=None, now=None):
    """Keep what the provider answered to this attempt; what failed for a moment is queued again, later each time."""
    attempt = message.attempts
    message = Message.objects.locked().get(pk=message.pk)
    verb = "fail" if outcome.verb == "retry" and not message.may_be_tried_again() else outcome.verb
    if message.attempts != attempt or follows(message.state, verb) is None:
        return message
    if verb == "retry":
        outbox.queue([message], delay=min(FIRST_WAIT * 4 ** (attempt - 1), LONGEST_WAIT))
    return _end(message, verb, by=by, now=now or timezone.now(), reference=outcome.reference, failure=outcome.failure)


@action("message.abandon", says=_("Sending of a message was interrupted"))
def abandon(*, by=None, now=None):
    """Give up on messages whose worker died while sending: nobody knows whether they left, so none is sent again."""
    now = now or timezone.now()
    return [_end(message, "abandon", by=by, now=now, failure="abandoned") for message in Message.objects.abandoned(now)]


def _end(message, verb, *, by, now, reference="", failure="") -> Message:
    message.state = follows(message.state, verb)
    message.leased_until = None
    message.reference = reference
    message.failure = failure
    message.sent_at = now if message.state == Message.State.SENT else None
    message.save(update_fields=SETTLED)
    record(
        "message.abandon" if verb == "abandon" else "message.settle",
        message,
        by=by,
        state=str(message.state),
        attempt=message.attempts,
        failure=failure,
    )
    return message

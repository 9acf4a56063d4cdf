"""Messages from the queue to their provider, and what is heard of them later.

Providers are called while no transaction is open.
"""

import logging
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from jehat.core.walls import seen_as

from . import actions, outbox
from .channels import ask, bounces, hand_over, sms
from .channels.outcome import Overtaken
from .models import Message, Receipt

MOST_AT_ONCE = 200
# A report about a message that nobody knows is kept this long: it may have been faster than our own record.
FORGOTTEN_AFTER = timedelta(days=7)

logger = logging.getLogger(__name__)


def deliver(*, message_id, now=None):
    """Claim, send, settle; run twice or by two workers at once, it sends once."""
    message = actions.claim(message_id=message_id, now=now)
    if message is None:
        return None
    try:
        outcome = hand_over(message, partial(_on_brink, message))
    except Overtaken:
        return None
    except Exception:
        # The lease brings it back later; why it broke is told here, once, without any word of it.
        logger.exception("A message was not handed over: %s", message.pk)
        raise
    return actions.settle(message=message, outcome=outcome, now=now)


def _on_brink(message, provider) -> None:
    """Keep, before the provider can have it, that it may; nobody else may have taken the message over meanwhile."""
    message.provider, message.handed_at = provider, timezone.now()
    held = Message.objects.filter(pk=message.pk, state=Message.State.SENDING, attempts=message.attempts)
    if not held.update(provider=provider, handed_at=message.handed_at):
        raise Overtaken


def mend(*, now=None) -> None:
    """What dead workers, lost jobs and silent providers left: given up, queued again, asked about."""
    now = now or timezone.now()
    actions.abandon(now=now)
    outbox.queue_forgotten(since=now - timedelta(seconds=settings.MESSAGE_LEASE))
    _ask_about(Message.objects.to_be_asked_about(now)[:MOST_AT_ONCE], now)
    for port in sms.providers():
        if isinstance(port, sms.smpp.SmppLine):
            port.keep()


def _ask_about(messages, now) -> None:
    """Ask each message's provider; one that does not answer is left in peace until the next time."""
    silent = set()
    for message in messages:
        if message.provider not in silent:
            outcome = ask(message)
            actions.resolve(message=message, outcome=outcome, now=now)
            if outcome.failure == "no_answer":
                silent.add(message.provider)


@seen_as.platform()
def receive(*, provider, reference, key="", fate, failure="") -> None:
    """Keep one receipt; whoever told it may tell it again, in any order."""
    if actions.note_receipt(provider=provider, reference=reference, key=key, fate=fate, failure=failure) is None:
        logger.info("A receipt of %s for an unknown message", provider)


def receive_on_line(**told) -> None:
    """The same, for a thread of its own that outlives its database connections."""
    close_old_connections()
    try:
        receive(**told)
    finally:
        close_old_connections()


def read_bounces() -> int:
    """Read what came back into the mailbox of bounces; how many reports concerned a message of ours."""
    count = 0
    for report in bounces.unread():
        count += actions.note_bounce(**report) is not None
    return count


def forget(*, now=None) -> int:
    """Delete receipts that no message claimed."""
    old = (now or timezone.now()) - FORGOTTEN_AFTER
    return Receipt.objects.filter(message=None, at__lt=old).delete()[0]

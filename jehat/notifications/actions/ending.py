"""How every attempt ends: the state, the record, and what follows from it. No verb by itself."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q

from jehat.audit.record import record
from jehat.notifications import channels, outbox, queries
from jehat.notifications.models import Message, Receipt
from jehat.notifications.states import follows

from .charging import charge
from .other_way import go_another_way, reached

State = Message.State
SETTLED = [
    *("state", "leased_until", "reference", "failure", "sent_at", "delivered_at", "not_before", "ask_at", "provider"),
]
VERBS = {"abandon": "message.abandon"}


def wait_before(attempt: int) -> int:
    """Seconds between this attempt and the next: four times the wait before, up to the longest."""
    return min(settings.MESSAGE_WAIT * 4 ** (attempt - 1), settings.MESSAGE_LONGEST_WAIT)


def end(message, verb, *, by, now, as_verb="message.settle", wait=None, reference="", failure="") -> Message:
    """Bring a locked message into the state that follows; `wait` is how long until it is tried again."""
    message.state = follows(message.state, verb)
    message.leased_until = message.ask_at = None
    message.reference, message.failure = reference or message.reference, failure
    was_taken = message.sent_at is not None
    _dated(message, now, wait)
    message.save(update_fields=SETTLED)
    if message.sent_at is not None and not was_taken:
        charge(message, now)
    record(
        VERBS.get(verb, as_verb),
        message,
        by=by,
        state=str(message.state),
        attempt=message.attempts,
        failure=failure,
        provider=message.provider,
    )
    _follow_up(message, now)
    return message


def _dated(message, now, wait) -> None:
    if message.state == State.SENT:
        message.sent_at = now
    elif message.state == State.DELIVERED:
        message.sent_at, message.delivered_at = message.sent_at or now, now
    elif message.state == State.UNKNOWN and channels.can_be_asked(message):
        # Not at once: it may still be on its way into the provider.
        message.ask_at = now + timedelta(seconds=settings.MESSAGE_WAIT)
    elif message.state == State.PENDING:
        message.not_before = _awake(message, now + timedelta(seconds=wait or 0))


def _awake(message, moment):
    """What is tried again heeds the quiet hours of its person too; a code does not."""
    if message.to is None or not message.is_notification:
        return moment
    return queries.preferences_of([message.to])[message.to_id].awake_from(moment)


def _follow_up(message, now) -> None:
    if message.state == State.PENDING:
        outbox.queue([message])
    elif message.state in (State.SENT, State.UNKNOWN):
        heed_receipts(message, now=now)
    elif message.state == State.FAILED:
        go_another_way(message)
    elif message.state == State.DELIVERED:
        reached(message)


def heed_receipts(message, *, now) -> None:
    """Receipts can be faster than the answer they belong to; the furthest of them counts."""
    mine = Q(message=message)
    if message.reference:
        mine |= Q(message=None, provider=message.provider, reference=message.reference)
    receipts = Receipt.objects.filter(mine)
    receipts.filter(message=None).update(message=message)
    told = {receipt.fate: receipt for receipt in receipts}
    for fate in (Receipt.Fate.DELIVERED, Receipt.Fate.FAILED, Receipt.Fate.ACCEPTED):
        if fate in told:
            heed(message, told[fate], now=now)
            return


FOLLOWS = {Receipt.Fate.ACCEPTED: "send", Receipt.Fate.DELIVERED: "deliver", Receipt.Fate.FAILED: "fail"}


def heed(message, receipt, *, now) -> bool:
    """Let a receipt change the state, unless more is known already; whether it did."""
    verb = FOLLOWS[Receipt.Fate(receipt.fate)]
    if message.state in (State.PENDING, State.SENDING) and verb != "deliver":
        return False
    if verb != "deliver" and message.reference not in ("", receipt.reference):
        return False
    # While a worker has it, its own answer comes first, and looks at the receipts then.
    if message.state == State.SENDING or follows(message.state, verb) is None:
        return False
    end(
        message, verb, by=None, now=now, as_verb="message.receive", reference=receipt.reference, failure=receipt.failure
    )
    return True

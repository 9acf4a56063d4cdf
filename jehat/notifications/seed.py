"""The demonstration: what providers answered to some of its messages; the others leave with the worker."""

from itertools import cycle

from django.utils import timezone

from . import actions
from .channels.outcome import failed, sent, unknown
from .models import Message

# One of each, over and over; a text that waits too long, and a mail server that fell silent, stand on the page.
TEXTS = ("delivered", "sent", "delivered", "expired", "delivered", "delivered")
MAILS = ("sent", "sent", "sent", "silent", "sent")
MOST = 24
REFERENCE = "demonstration-"


def play_answers() -> list[Message]:
    """Let providers answer to the oldest messages of the week; which, and how, is the same every time."""
    if Message.objects.filter(reference__startswith=REFERENCE).exists():
        return []
    waiting = Message.objects.filter(entity__isnull=False, state=Message.State.PENDING).order_by("pk")
    fates = {Message.Channel.SMS: cycle(TEXTS), Message.Channel.EMAIL: cycle(MAILS)}
    answered = [one for one in waiting.select_related("to")[:MOST] if one.channel in fates]
    return [_answered(one, next(fates[Message.Channel(one.channel)])) for one in answered]


def _answered(message, fate) -> Message:
    now = message.not_before or timezone.now()
    claimed = actions.claim(message_id=message.pk, now=now)
    if claimed is None:
        return message
    provider = "taqnyat" if message.is_sms else "smtp"
    outcomes = {"expired": failed("expired"), "silent": unknown("no_answer")}
    outcome = outcomes.get(fate, sent(f"{REFERENCE}{message.pk.hex[-8:]}"))
    settled = actions.settle(message=claimed, outcome=outcome.by(provider), now=now)
    if fate == "delivered":
        actions.note_receipt(provider=provider, reference=settled.reference, fate="delivered")
    return settled

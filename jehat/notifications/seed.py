"""The demonstration: what entities say in their own words, how some people want to be told, what became of messages."""

from datetime import time
from hashlib import sha256
from itertools import cycle

from django.utils import timezone

from . import actions, queries
from .channels.outcome import failed, sent, unknown
from .models import Bounce, Message, Preference
from .phrases import Phrase
from .tidings import Way, named

# What every entity says by itself: of which kind, by which way, in both languages.
WORDS = {
    ("case.received", Way.SMS): {
        "ar": Phrase("{entity}: استُلمت معاملتكم رقم {number}"),
        "en": Phrase("{entity}: your case {number} was received"),
    },
    ("case.question", Way.SMS): {
        "ar": Phrase("{entity}: مطلوب استكمال معاملتكم رقم {number}"),
        "en": Phrase("{entity}: something is needed for your case {number}"),
    },
    ("case.closed", Way.EMAIL): {
        "ar": Phrase(
            "السلام عليكم\n\nانتهى العمل في معاملتكم رقم {number} ({kind})، والنتيجة في صفحتها:\n\n{url}\n\n"
            "ويسرنا تقييمكم للخدمة في الصفحة نفسها.\n\n{entity}",
            subject="انتهى العمل في معاملتكم رقم {number}",
        ),
        "en": Phrase(
            "Dear beneficiary\n\nYour case {number} ({kind}) is closed; the outcome is on its page:\n\n{url}\n\n"
            "You can rate the service on the same page.\n\n{entity}",
            subject="Your case {number} is closed",
        ),
    },
}
# Whoever is not named here has chosen nothing.
CHOICES = {
    "p12@example.test": {"ways": {"case.moved": []}, "pace": Preference.Pace.DAILY},
    "p04@example.test": {"ways": {}, "quiet_since": time(22), "quiet_until": time(7)},
    "majed.perm": {"ways": {"case.noted": ["email"], "case.rated": ["email"]}, "pace": Preference.Pace.WEEKLY},
}

# One of each, over and over; a text that waits too long, a mail server that fell silent and one that is late
# stand on the page.
TEXTS = ("delivered", "sent", "delivered", "expired", "delivered", "delivered")
MAILS = ("sent", "delayed", "sent", "silent", "sent")
MOST = 24
REFERENCE = "demonstration-"


def write_templates(keepers) -> list:
    """The words of every entity that has none yet, written by its keeper."""
    return [
        actions.write_template(by=keeper.user, entity=keeper.entity, tiding=tiding, way=way, words=words)
        for keeper in keepers
        for (kind, way), words in WORDS.items()
        if (tiding := named(kind)) and not queries.template_versions(keeper.entity, tiding, way, limit=1)
    ]


def choose_ways(people) -> list[Preference]:
    """How some people want to be told: `people` holds them by the name they are known by; who chose is left alone."""
    usual = {"pace": Preference.Pace.ONCE, "hour": 9, "weekday": Preference.Weekday.SUNDAY}
    chose = set(Preference.objects.filter(user__in=people.values()).values_list("user_id", flat=True))
    return [
        actions.choose_notices(by=person, **usual | CHOICES[name])
        for name, person in people.items()
        if person.pk not in chose
    ]


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
    if fate == "delayed":
        told = {"kind": Bounce.Kind.SOFT, "status": "4.4.1", "failure": ""}
        actions.note_bounce(message_id=settled.pk, digest=sha256(settled.pk.bytes).digest(), now=now, **told)
    return settled

"""This area's part of the demonstration: a beneficiary answers by e-mail what he was told of his case."""

from email.message import EmailMessage

from django.utils import timezone

from jehat.cases.models import Case
from jehat.notifications import replying
from jehat.notifications.models import Message
from jehat.people.identifiers import EMAIL

from . import actions
from .models import Mail

WORDS = "السلام عليكم،\n\nأضيف أن رقم القطعة تغيّر في المخطط المعتمد إلى 214.\n\nوشكرًا لكم"
QUOTED = "\n\nفي الأحد كتب جهات <case@jehat.test>:\n> هناك جديد في المعاملة"


def answer_by_mail() -> list[Mail]:
    """One answer, to the newest mail of an open case that may be answered; nothing where it was done already."""
    if Mail.objects.exists() or not replying.is_read():
        return []
    for message in Message.objects.filter(channel=EMAIL, may_be_answered=True).select_related("event")[:40]:
        case = Case.objects.open().filter(pk=message.event.subject_id, rank=0).exclude(status="waiting_beneficiary")
        if case.filter(beneficiary=message.to).exclude(beneficiary__username__in=("sara", "imran")).exists():
            mail = actions.receive(raw=_written(message), channel=Mail.Channel.LMTP)
            return [actions.take(mail=mail, now=timezone.now())]
    return []


def _written(message) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = message.recipient, replying.address_of(message)
    mail["Subject"], mail["Message-ID"] = "Re", f"<{message.pk}@mail.example.test>"
    mail.set_content(WORDS + QUOTED)
    return mail.as_bytes()

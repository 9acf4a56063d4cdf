"""What is read of e-mails that came in."""

from collections.abc import Iterable
from datetime import timedelta

from jehat.cases.models import Case
from jehat.notifications import replying
from jehat.notifications.models import Message

from .models import Mail

# A job does it within seconds.
FORGOTTEN_AFTER = timedelta(minutes=5)
MOST_AT_ONCE = 200


def answered(recipients: Iterable[str]) -> Message | None:
    """The message of ours that an e-mail to these addresses answers."""
    named = [pk for address in recipients if (pk := replying.named_in(address))]
    return Message.objects.select_related("to", "event").filter(pk__in=named).first() if named else None


def case_of(message: Message | None) -> Case | None:
    """The case a message told of."""
    if message is None or message.event is None or message.event.subject_type != Case._meta.label_lower:
        return None
    return Case.objects.with_people().filter(pk=message.event.subject_id).first()


def forgotten(now) -> list[Mail]:
    """Those whose job was lost."""
    return list(Mail.objects.forgotten(now - FORGOTTEN_AFTER)[:MOST_AT_ONCE])


def latest(limit: int) -> list[Mail]:
    """The newest of everybody, for the development mailbox."""
    return list(Mail.objects.newest_first().select_related("case", "by", "comment")[:limit])

"""When a notice cannot reach a person by one channel: the other one, and a mark on the contact. No verb by itself."""

from django.db import transaction

from jehat.audit.record import record
from jehat.notifications import fallback, outbox, queries
from jehat.notifications.channels.outcome import FAULTS_OF_CONTACT
from jehat.notifications.models import Message
from jehat.notifications.states import WITHHELD
from jehat.people import actions as people_actions
from jehat.people.models import Identifier

# Whoever tries a template wants to see it by the way that he tries.
_TRIAL = "template.try"
_KINDS = {Message.Channel.SMS: Identifier.Kind.MOBILE, Message.Channel.EMAIL: Identifier.Kind.EMAIL}
_OTHER = {Message.Channel.SMS: Message.Channel.EMAIL, Message.Channel.EMAIL: Message.Channel.SMS}


def go_another_way(message) -> None:
    """Write the same news to the person's other contact, once, and flag the contact that is to blame."""
    if message.to is None or message.failure in WITHHELD:
        return
    if message.failure in FAULTS_OF_CONTACT and message.channel in _KINDS:
        _flag(message)
    other = _OTHER.get(Message.Channel(message.channel))
    if other is None or not message.is_notification or message.event.verb == _TRIAL:
        return
    recipient = queries.proved_contacts([message.to])[message.to_id].get(other)
    if recipient is None or Message.objects.filter(event=message.event, to=message.to, channel=other).exists():
        return
    with transaction.atomic():
        instead = _instead(message, other, recipient)
    outbox.queue([instead])
    record("message.send", instead, by=None, channel=str(other))


def _instead(message, channel, recipient) -> Message:
    words = fallback.words(message, channel, language=message.to.language)
    return Message.objects.create(
        channel=channel,
        to=message.to,
        event=message.event,
        entity_id=message.entity_id,
        number=message.number,
        recipient=recipient,
        subject=words.subject,
        body=words.body,
    )


def _flag(message) -> None:
    people_actions.flag_contact(kind=_KINDS[Message.Channel(message.channel)], value=message.recipient)


def reached(message) -> None:
    """A contact that was marked once has been reached again."""
    kind = _KINDS.get(Message.Channel(message.channel))
    if kind and Identifier.objects.filter(user=message.to_id, kind=kind, unreachable_since__isnull=False).exists():
        people_actions.unflag_contact(kind=kind, value=message.recipient)

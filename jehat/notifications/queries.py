"""What pages show of notices and messages, and how people are reached."""

from collections import defaultdict
from uuid import UUID

from jehat.people.models import Identifier

from .models import Message, Notice

PAGE = 30
_CHANNELS: dict[str, str] = {Identifier.Kind.EMAIL: Message.Channel.EMAIL, Identifier.Kind.MOBILE: Message.Channel.SMS}


def unread_count(user) -> int:
    return Notice.objects.of(user).unread().count()


def notices_of(user, *, before: UUID | None = None, limit: int = PAGE) -> list[Notice]:
    """One page of a person's notices, newest first; the next page begins before the last of this one."""
    notices = Notice.objects.of(user).newest_first()
    if before is not None:
        notices = notices.older_than(before)
    return list(notices[:limit])


def mailbox(limit: int = 50) -> list[Message]:
    """The newest messages of everybody, for the development mailbox; they open when they are shown."""
    return list(Message.objects.newest_first()[:limit])


def people_told_of(event, *, among) -> set[UUID]:
    return set(Notice.objects.filter(event=event, to__in=among).values_list("to_id", flat=True))


def proved_contacts(users) -> dict[UUID, dict[str, str]]:
    """The proved e-mail address and mobile of each person, by channel, in one query."""
    people = {user.pk: user for user in users}
    contacts: dict[UUID, dict[str, str]] = defaultdict(dict)
    found = Identifier.objects.filter(user__in=people, kind__in=_CHANNELS, proved_at__isnull=False).order_by("kind")
    for identifier in found:
        # The value is sealed with the key of the person, who is already in hand.
        identifier.user = people[identifier.user_id]
        contacts[identifier.user_id][_CHANNELS[identifier.kind]] = identifier.value
    return contacts

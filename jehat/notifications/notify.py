"""Telling people of an event, in the transaction of the act."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urljoin
from uuid import UUID

from django.conf import settings
from django.utils.functional import Promise

from jehat.audit.models import Event
from jehat.people.models import User

from . import outbox, queries, wording
from .models import Message, Notice


class Numbered(Protocol):
    """What people are told about: a case, a letter, a meeting."""

    pk: UUID
    number: str


@dataclass(frozen=True)
class Telling:
    """One person is to be told one thing; `title` is a lazy sentence with %(number)s in it.

    An external telling goes to a beneficiary, and goes out by e-mail and SMS too.
    """

    to: User
    title: str | Promise
    about: Numbered
    url: str
    is_external: bool = False


def notify(tellings: Iterable[Telling], *, of: Event) -> list[Notice]:
    """Tell each active person once of this event, except the one who did it; the first telling for a person counts."""
    told = _first_for_each_person(tellings, of)
    notices = Notice.objects.bulk_create(_notice(telling, of) for telling in told)
    messages = Message.objects.bulk_create(_messages([telling for telling in told if telling.is_external], of))
    outbox.queue(messages)
    return notices


def _first_for_each_person(tellings, event) -> list[Telling]:
    first: dict[UUID, Telling] = {}
    for telling in tellings:
        if telling.to.is_active and telling.to.pk != event.by_id:
            first.setdefault(telling.to.pk, telling)
    already = queries.people_told_of(event, among=list(first)) if first else set()
    return [telling for person, telling in first.items() if person not in already]


def _notice(telling, event) -> Notice:
    return Notice(
        to=telling.to,
        event=event,
        subject_id=telling.about.pk,
        title=wording.title(telling.title, telling.about.number, telling.to.language),
        url=telling.url,
    )


def _messages(tellings, event) -> list[Message]:
    contacts = queries.proved_contacts([telling.to for telling in tellings]) if tellings else {}
    return [
        _message(telling, event, channel, recipient)
        for telling in tellings
        for channel, recipient in contacts.get(telling.to.pk, {}).items()
    ]


def _message(telling, event, channel, recipient) -> Message:
    number, language = telling.about.number, telling.to.language
    if channel == Message.Channel.SMS:
        text = wording.Letter(subject="", body=wording.sms(number, language))
    else:
        text = wording.letter(telling.title, number, urljoin(settings.ORIGIN, telling.url), language)
    return Message(
        channel=channel, to=telling.to, event=event, recipient=recipient, subject=text.subject, body=text.body
    )

"""Telling people of an event, in the transaction of the act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from jehat.audit.models import Event
from jehat.people.models import User

from . import outbox, phrases, queries, wording
from .models import Message, Notice, Preference
from .phrases import Phrase
from .tidings import Side, Tiding, Way, named


class Numbered(Protocol):
    """What people are told about: a case, a letter, a meeting."""

    pk: UUID
    number: str


@dataclass(frozen=True)
class Telling:
    """One person is to be told one thing. `facts` are lazy words that a template of the entity may use.

    What goes outside is in `language`, where one was chosen for what it is about, else in the person's own.
    """

    to: User
    tiding: Tiding
    about: Numbered
    url: str
    facts: Mapping[str, str | Promise] = field(default_factory=dict)
    language: str = ""


def notify(
    tellings: Iterable[Telling], *, of: Event, delay: int = 0, held_until: datetime | None = None
) -> list[Notice]:
    """Tell each active person once of this event, except the one who did it; the first telling for a person counts.

    The notice inside is there at once, or for a beneficiary from `held_until` on. What goes outside goes the ways the
    person chose: after `delay` seconds, after his quiet hours, or with his next digest.
    """
    first = _first_for_each_person(tellings, of)
    hearers = queries.hearers(first, of) if first else {}
    told = [telling for person, telling in first.items() if not hearers[person].is_told]
    notices = Notice.objects.bulk_create(
        _notice(telling, of, hearers[telling.to.pk].preference, held_until) for telling in told
    )
    going_out = [telling for telling in told if not hearers[telling.to.pk].preference.holds(telling.tiding)]
    messages = Message.objects.bulk_create(_messages(going_out, of, hearers, delay))
    outbox.queue(messages)
    return notices


def digest_messages(person: User, preference: Preference, told: list[Notice], event: Event) -> list[Message]:
    """One message each way, with the notices for which the person chose that way."""
    reached = queries.ways_to([person], woken=queries.woken([person])).get(person.pk, {})
    entity_id = queries.entity_that_spoke(told)
    messages = []
    for way, recipient in reached.items():
        lines = [
            (tiding.title, notice.number, notice.url)
            for notice in told
            if (tiding := named(notice.kind)) and way in preference.ways_of(tiding)
        ]
        if lines:
            messages.append(_digest_message(person, lines, event, way, recipient, entity_id))
    return messages


def _digest_message(person, lines, event, way, recipient, entity_id) -> Message:
    path = reverse("notifications:preferences" if way == Way.EMAIL else "notifications:list")
    text = wording.digest(lines, way=way, path=path, language=person.language)
    return Message(
        channel=way,
        to=person,
        event=event,
        entity_id=entity_id,
        recipient=recipient,
        subject=text.subject,
        body=text.body,
    )


def trial(tiding: Tiding, entity, way: str, words: Mapping[str, Phrase], language: str) -> wording.Letter:
    """What a template makes of made-up values."""
    own_words = {(way, code): phrase for code, phrase in words.items()}
    number, path, facts = phrases.sample_number(entity), phrases.sample_path(entity), phrases.sample_facts(entity)
    return wording.written(wording.Saying(tiding, number, path, facts, own_words), way, language)


def leaves_at(now, preference: Preference, *, delay: int = 0):
    """The moment before which a message may not leave, or None where it may at once."""
    moment = preference.awake_from(now + timedelta(seconds=delay))
    return moment if moment > now else None


def ways_for(tiding: Tiding, preference: Preference, reachable: Iterable[str]) -> list[str]:
    """The ways to go: those chosen, of those by which the person is reached; a duty always finds one."""
    reachable = list(reachable)
    chosen = preference.ways_of(tiding)
    ways = [way for way in reachable if way in chosen]
    if tiding.is_duty and not ways:
        return [way for way in reachable if way in tiding.usual] or reachable[:1]
    return ways


def _first_for_each_person(tellings, event) -> dict[UUID, Telling]:
    first: dict[UUID, Telling] = {}
    for telling in tellings:
        if telling.to.is_active and telling.to.pk != event.by_id:
            first.setdefault(telling.to.pk, telling)
    return first


def _notice(telling, event, preference, held_until) -> Notice:
    held = held_until if telling.tiding.side == Side.BENEFICIARY else None
    return Notice(
        to=telling.to,
        event=event,
        subject_id=telling.about.pk,
        kind=telling.tiding.key,
        number=telling.about.number,
        title=wording.title(telling.tiding.title, telling.about.number, telling.to.language),
        url=telling.url,
        held_until=preference.digest_due(held or event.at) if preference.holds(telling.tiding) else None,
        not_before=held,
    )


def _messages(tellings, event, hearers, delay) -> list[Message]:
    if not tellings:
        return []
    woken = {person for person, hearer in hearers.items() if hearer.is_woken}
    reached = queries.ways_to([telling.to for telling in tellings], woken=woken)
    words = queries.words_of(event.entity_id, [telling.tiding.key for telling in tellings]) if reached else {}
    return [
        _message(telling, event, way, reached[telling.to.pk][way], words, leaves_at(event.at, preference, delay=delay))
        for telling in tellings
        for preference in [hearers[telling.to.pk].preference]
        for way in ways_for(telling.tiding, preference, reached.get(telling.to.pk, {}))
    ]


def _message(telling, event, way, recipient, words, not_before) -> Message:
    number = telling.about.number
    own_words = words.get(telling.tiding.key, {})
    saying = wording.Saying(telling.tiding, number, telling.url, telling.facts, own_words)
    text = wording.written(saying, way, telling.language or telling.to.language)
    return Message(
        channel=way,
        to=telling.to,
        event=event,
        entity_id=event.entity_id,
        number=number,
        recipient=recipient,
        subject=text.subject,
        body=text.body,
        may_be_answered=way == Way.EMAIL and saying.may_be_answered,
        not_before=not_before,
    )

"""Whether somebody may still be told of something when a message is about to leave (it may have waited for hours).

This area does not know what it tells of, so the areas above name who answers for their things when they start:
`access.asked_by("cases.case", question)`, where `question(user, ids)` gives those of the ids he may still be told of.
"""

from collections.abc import Callable
from uuid import UUID

from jehat.audit.models import Event

_questions: dict[str, Callable[..., set[UUID]]] = {}


def asked_by(kind: str, question: Callable[..., set[UUID]]) -> None:
    """Ask this from now on about things of a kind, before anything leaves."""
    _questions[kind] = question


def may_be_told(user, kind: str, ids: set[UUID]) -> set[UUID]:
    """Those of some things of a kind of which the person may still be told; of a kind nobody answers for, all."""
    question = _questions.get(kind)
    return question(user, ids) if question else set(ids)


def may_be_told_of(user, event: Event) -> bool:
    """Whether the person may still be told of what an event was about."""
    return event.subject_id is None or bool(may_be_told(user, event.subject_type, {event.subject_id}))

"""Writing the record."""

import re
from contextlib import AbstractContextManager, nullcontext
from uuid import UUID

from django.utils import timezone

from jehat.core.walls import seen_as

from .mac import mac_of
from .models import Event
from .writing import write

# A code, a state, a number, a dotted verb: nothing that a person wrote.
CODE = re.compile(r"[A-Za-z0-9_.:/\-]{0,64}\Z")


def record(verb, subject, *, by, acting_for=None, at=None, outcome=Event.Outcome.DONE, **particulars):
    """Add one line to the record, in the transaction of the act; particulars are ids, codes and numbers only.

    Whoever acts in the place of another gives him as `acting_for`: both names stand on the act.
    """
    event = Event(
        verb=verb,
        by=by,
        acting_for=acting_for,
        at=at or timezone.now(),
        outcome=outcome,
        entity_id=_entity_of(subject),
        subject_type=subject._meta.label_lower if subject is not None else "",
        subject_id=_key_of(subject),
        particulars={name: _plain(name, value) for name, value in particulars.items()},
    )
    event.mac = mac_of(event)
    with _seen_by_recorder(by):
        write(event)
    return event


def _key_of(subject):
    """What a subject is found by; where it only has a number, that number as the table of the record holds it."""
    key = getattr(subject, "pk", None)
    return UUID(int=key) if isinstance(key, int) else key


def _seen_by_recorder(by) -> AbstractContextManager[None]:
    """Who acts writes down what he did, wherever it was; what anybody else did, and nobody, the platform does."""
    return nullcontext() if by is not None and seen_as.wanted().person == by.pk else seen_as.platform()


def _entity_of(subject):
    if subject is not None and subject._meta.label_lower == "organization.entity":
        return subject.pk
    return getattr(subject, "entity_id", None)


def _plain(name, value):
    """The value as JSON; human text is refused, since the record is kept in clear and for ever."""
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, list):
        return [_plain(name, item) for item in value]
    if value is None or isinstance(value, (bool, int)) or (isinstance(value, str) and CODE.match(value)):
        return value
    raise ValueError(f"The record keeps ids, codes and numbers only; {name!r} is neither.")

"""What makes a function an action: one transaction, one verb, one sentence, and a record of refusals."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import wraps
from operator import attrgetter
from types import SimpleNamespace

from django.db import transaction
from django.utils.functional import Promise

from jehat.core.verdict import Refused
from jehat.core.walls import seen_as

from .models import Event
from .record import record


@dataclass(frozen=True)
class Verb:
    name: str
    says: str | Promise
    function: Callable


VERBS: dict[str, Verb] = {}


def action(name: str, *, says: str | Promise, enters: tuple[str, ...] = ()):
    """Make a function the action of a verb; `says` is its sentence in timelines.

    The function runs in one transaction. When it is refused, everything rolls back and the refusal itself is recorded.
    `enters` names the arguments inside whose entities' walls it is done by somebody who stands outside: a beneficiary,
    whose case is numbered, given to somebody and told of in there.
    """

    def decorate(function):
        @wraps(function)
        def run(**arguments):
            try:
                with transaction.atomic(), _inside(enters, arguments):
                    return function(**arguments)
            except Refused:
                _record_refusal(name, arguments)
                raise

        VERBS[name] = Verb(name, says, run)
        return run

    return decorate


def _inside(enters, arguments) -> AbstractContextManager[None]:
    named = SimpleNamespace(**arguments)
    return seen_as.within(*(attrgetter(name)(named).entity_id for name in enters)) if enters else nullcontext()


def _record_refusal(name, arguments):
    """Inside a larger transaction that is about to roll back there is nothing to write on: the outer action records."""
    if transaction.get_connection().in_atomic_block and transaction.get_connection().needs_rollback:
        return
    subject = next((value for key, value in arguments.items() if key != "by" and hasattr(value, "_meta")), None)
    by = arguments.get("by")
    record(name, subject, by=by if by is not None and by.pk else None, outcome=Event.Outcome.REFUSED)

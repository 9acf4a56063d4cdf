"""What makes a function an action: one transaction, one verb, one sentence, and a record of refusals."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.db import transaction
from django.utils.functional import Promise

from jehat.core.verdict import Refused

from .models import Event
from .record import record


@dataclass(frozen=True)
class Verb:
    name: str
    says: str | Promise
    function: Callable


VERBS: dict[str, Verb] = {}


def action(name: str, *, says: str | Promise):
    """Make a function the action of a verb; `says` is its sentence in timelines.

    The function runs in one transaction. When it is refused, everything rolls back and the refusal itself is recorded.
    """

    def decorate(function):
        @wraps(function)
        def run(**arguments):
            try:
                with transaction.atomic():
                    return function(**arguments)
            except Refused:
                _record_refusal(name, arguments)
                raise

        VERBS[name] = Verb(name, says, run)
        return run

    return decorate


def _record_refusal(name, arguments):
    """Inside a larger transaction that is about to roll back there is nothing to write on: the outer action records."""
    if transaction.get_connection().in_atomic_block and transaction.get_connection().needs_rollback:
        return
    subject = next((value for key, value in arguments.items() if key != "by" and hasattr(value, "_meta")), None)
    by = arguments.get("by")
    record(name, subject, by=by if by is not None and by.pk else None, outcome=Event.Outcome.REFUSED)

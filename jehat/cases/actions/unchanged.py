"""Doing an act only while the case is still what its page showed (two people, one case)."""

from django.db import transaction

from jehat.cases import queries
from jehat.cases.models import Case
from jehat.core.verdict import Refused


class Changed(Exception):
    """Somebody else did something in the case after the page was read; `events` are the lines of the record."""

    def __init__(self, events):
        super().__init__()
        self.events = events


def if_unchanged(act, *, by, case, seen, matters, **given):
    """Do the act, or raise Changed where others did what matters after the line `seen`; asked under the case's lock."""

    def ask(_locked):
        if seen and (events := queries.changes_since(case, seen, but=by, verbs=matters)):
            raise Changed(events)

    return if_still(act, ask, by=by, case=case, **given)


def if_still(act, ask, *, by, case, **given):
    """Do the act, unless `ask`, which gets the case as it is under its lock, raises.

    A refusal is let through once the transaction is over, so that its line stays in the record.
    """
    with transaction.atomic():
        ask(Case.objects.lock(case))
        try:
            return act(by=by, case=case, **given)
        except Refused as refused:
            refusal = refused
    raise refusal

"""What tests of the seal share: lines to seal, a round of sealing, and a hand that may do anything to the tables."""

import time
from contextlib import contextmanager

from django.db import connection, transaction

from jehat.audit.record import record
from jehat.audit.sealer import Sealer, begin_era_if_due, unsealed_seconds
from tests.cluster import claimed, superuser


def write(count=1, verb="case.open", **particulars):
    """That many acts, each in a transaction of its own."""
    events = []
    for _ in range(count):
        with transaction.atomic():
            events.append(record(verb, None, by=None, **particulars))
    return events


READY = """
SELECT coalesce(bool_and(xid < pg_snapshot_xmin(pg_current_snapshot())), true) FROM audit_event
WHERE era = (SELECT max(number) FROM audit_era)
"""


def seal(seconds=60):
    """Seal all that waits, in one batch; other tests of the same cluster may hold it up for a moment."""
    begin_era_if_due()
    sealer, until = Sealer(), time.monotonic() + seconds
    until_ready(seconds)
    sealed = sealer.round()
    while unsealed_seconds():
        assert time.monotonic() < until, "lines still wait for their seal"
        time.sleep(0.05)
        sealed += sealer.round()
    return sealed


def until_ready(seconds=60):
    """Wait until no transaction is under way that is as old as a line: all that is written can be sealed."""
    until = time.monotonic() + seconds
    while not _is_ready():
        assert time.monotonic() < until, "an old transaction is still under way"
        time.sleep(0.05)


def _is_ready():
    with connection.cursor() as cursor:
        cursor.execute(READY)
        return cursor.fetchone()[0]


@contextmanager
def tampering():
    """The superuser with triggers off."""
    with superuser(claimed(), connection.settings_dict["NAME"]) as ours:
        ours.execute("SET session_replication_role = replica")
        yield ours


def tamper(sql, *parameters):
    with tampering() as ours:
        return ours.execute(sql, parameters).rowcount

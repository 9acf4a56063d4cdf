"""Several people at the same moment, each in a thread and on a database connection of his own."""

import threading
import time
from contextlib import contextmanager

from django.db import connection, transaction

from jehat.cases.models import Case


class Doing(threading.Thread):
    """One call; `outcome` is what it returned, or the exception it raised."""

    def __init__(self, call, barrier=None):
        super().__init__(daemon=True)
        self.call, self.barrier, self.outcome = call, barrier, None

    def run(self):
        try:
            if self.barrier:
                self.barrier.wait()
            self.outcome = self.call()
        except Exception as failure:  # noqa: BLE001  the test looks at it
            self.outcome = failure
        finally:
            connection.close()


def at_once(*calls) -> list:
    """Begin all calls at the same moment; what became of each."""
    barrier = threading.Barrier(len(calls))
    doings = [Doing(call, barrier) for call in calls]
    for doing in doings:
        doing.start()
    for doing in doings:
        doing.join(60)
        assert not doing.is_alive()
    return [doing.outcome for doing in doings]


@contextmanager
def overtaking(call, case):
    """The call is first and waits for the case, yet what happens inside commits before it; yields the call's Doing."""
    doing = Doing(call)
    with transaction.atomic():
        Case.objects.lock(case)
        doing.start()
        _until_somebody_waits()
        yield doing
    doing.join(60)
    assert not doing.is_alive()


@contextmanager
def just_before(call):
    """What happens inside commits while the call is already waiting for the same rows; yields the call's Doing."""
    doing = Doing(call)
    with transaction.atomic():
        yield doing
        doing.start()
        _until_somebody_waits()
    doing.join(60)
    assert not doing.is_alive()


def _until_somebody_waits():
    deadline = time.monotonic() + 20
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
            time.sleep(0.02)
    raise AssertionError("nobody waits")

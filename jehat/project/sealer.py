"""The process that seals the record, and brings its heads to where nobody here can change them."""

import logging
import os
import signal
import threading
import time
from functools import cache

import django
from django.db import Error, connection

from jehat.core.walls import seen_as

EVERY_SECONDS = 0.4
IDENTITY_SECONDS = 60
HELD_BY_ANOTHER_SECONDS = 5
REST_SECONDS = 3
log = logging.getLogger("jehat.project.sealer")


class Stop(threading.Event):
    """Set by a signal."""

    def listen(self) -> "Stop":
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.set())
        return self


@seen_as.platform()
def main() -> None:
    """Seal until told to stop; a database that is away for a moment is waited for."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "jehat.project.sealer_settings"
    django.setup()
    stop = Stop().listen()
    while not stop.is_set():
        try:
            _seal_while_held(stop)
        except Error as error:
            log.warning("the record waits for its database: %s", type(error).__name__)
            connection.close()
            stop.wait(1)


def _seal_while_held(stop: Stop) -> None:
    from jehat.audit import sealer

    ours = sealer.Sealer()
    while not ours.hold():
        if stop.wait(HELD_BY_ANOTHER_SECONDS):
            return
    _begin_anchoring(stop)
    asked = told = time.monotonic()
    while not stop.is_set():
        sealed = ours.round()
        now = time.monotonic()
        if now - asked > IDENTITY_SECONDS:
            asked = now
            if sealer.begin_era_if_due():
                ours.chain = None
        if now - told > sealer.LATE_SECONDS:
            told = now
            _tell_if_late(sealer)
        if sealed < sealer.MOST_ROWS:
            stop.wait(EVERY_SECONDS)
    _seal_the_rest(ours, sealer)


@cache
def _begin_anchoring(stop: Stop) -> None:
    """Once, by the first holding of the lock: the threads outlive a database that went away."""
    from jehat.audit import anchoring

    anchoring.keep(stop)


def _seal_the_rest(ours, sealer) -> None:
    """Nobody writes any more: what they wrote last does not wait for the next start."""
    until = time.monotonic() + REST_SECONDS
    while sealer.unsealed_seconds() and time.monotonic() < until:
        ours.round()
        time.sleep(0.05)


def _tell_if_late(sealer) -> None:
    try:
        sealer.require_sealing()
    except TimeoutError as late:
        log.error("%s", late)


if __name__ == "__main__":
    main()

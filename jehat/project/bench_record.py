"""Figures of the record: acts a second while the sealer runs, how long the slowest waits for its seal, verifying.

Run beside a platform, in its environment: `python -m jehat.project.bench_record`; a line of JSON. An act is an action
that does nothing but what each does: its own transaction, kept on the disk, and its line. A receipt is a whole one,
`case.receipt`: who asks is asked for what he may, and the line. By the processor means: what two cores with nothing
else to do would reach, from the time that writers, database and sealer had of them.
"""

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context

import django

from jehat.core.walls import seen_as
from jehat.project.launcher import places
from jehat.project.launcher.standing import Standing, processor

WRITERS, SECONDS, CORES = 24, 8, 2
EVERY = 0.1
ACTS, WAIT, VERIFIED = "acts a second", "longest wait for the seal, s", "lines verified a second of one core"


@dataclass
class Written:
    """What the writers did together, and what it cost."""

    acts: int
    seconds: float
    writers: float
    database: float
    sealer: float
    longest: float

    @property
    def rate(self) -> float:
        return self.acts / self.seconds

    @property
    def by_processor(self) -> float:
        return CORES * self.acts / (self.writers + self.database + self.sealer)

    def each(self, seconds: float) -> float:
        """Microseconds of each act."""
        return seconds / self.acts * 1_000_000


@seen_as.platform()
def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jehat.project.settings")
    django.setup()
    acts, receipts = _write(_act), _write(_receipt)
    _until_sealed()
    figures = {
        ACTS: acts.rate,
        "acts a second, by the processor": acts.by_processor,
        "µs of an act: who writes": acts.each(acts.writers),
        "µs of an act: the database": acts.each(acts.database),
        "µs of an act: the sealer": acts.each(acts.sealer),
        "receipts a second": receipts.rate,
        "receipts a second, by the processor": receipts.by_processor,
        WAIT: max(acts.longest, receipts.longest),
        VERIFIED: _verified(),
        "µs of a MAC": _marking() * 1_000_000,
    }
    print(json.dumps(figures))


def _write(kind: Callable[[], Callable[[], object]]) -> Written:
    """Let the writers do acts of one kind, each in a process of its own."""
    from django.db import connections

    from jehat.audit import sealer

    connections.close_all()  # or those who fork from here would speak on one line
    running = Standing(places.Places(places.home())).read()
    before = {name: processor(running[name]) for name in ("postgres", "sealer")}
    context = get_context("fork")
    done = context.SimpleQueue()
    writers = [context.Process(target=_writer, args=(kind, done)) for _ in range(WRITERS)]
    begun, longest = time.perf_counter(), 0.0
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        longest = max(longest, sealer.unsealed_seconds())
        time.sleep(EVERY)
    taken = time.perf_counter() - begun
    counts, seconds = zip(*(done.get() for _ in writers), strict=True)
    spent = {name: processor(running[name]) - before[name] for name in before}
    return Written(sum(counts), taken, sum(seconds), spent["postgres"], spent["sealer"], longest)


def _writer(kind, done) -> None:
    from django.db import connection

    act = kind()
    count, begun, until = 0, time.process_time(), time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        act()
        count += 1
    done.put((count, time.process_time() - begun))
    connection.close()


def _act():
    """An action that is nothing but one."""
    from jehat.audit.action import action
    from jehat.audit.record import record

    @action("case.open", says="")
    def act(*, by):
        record("case.open", None, by=by, number=1)

    return lambda: act(by=None)


def _receipt():
    """A beneficiary takes the receipt of a case of hers."""
    from jehat.cases.actions import receipt
    from jehat.cases.models import Case
    from jehat.people.queries import known_as

    sara = known_as("sara")
    case = Case.objects.with_people().filter(beneficiary=sara).first()
    return lambda: receipt(by=sara, case=case)


def _until_sealed() -> None:
    from jehat.audit import sealer

    while sealer.unsealed_seconds():
        time.sleep(EVERY)


def _verified() -> float:
    """Lines for each second that verifying them had of a processor."""
    from jehat.audit.verification import verify

    begun = time.process_time()
    report = verify()
    if not report.is_well:
        raise SystemExit("\n".join(map(str, report.findings)))
    return report.lines / (time.process_time() - begun)


def _marking(times: int = 5000) -> float:
    """Seconds of processor that the MAC adds to writing one line."""
    from jehat.audit.mac import mac_of
    from jehat.audit.models import Event

    event = Event(verb="case.open", subject_type="cases.case", particulars={"number": 1})
    begun = time.process_time()
    for _ in range(times):
        mac_of(event)
    return (time.process_time() - begun) / times


if __name__ == "__main__":
    main()

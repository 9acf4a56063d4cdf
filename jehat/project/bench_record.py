"""Figures of the record: acts a second while the sealer runs, how long the slowest waits for its seal, verifying.

Run beside a platform, in its environment: `python -m jehat.project.bench_record`; a line of JSON.
"""

import json
import os
import time
from multiprocessing import get_context

import django

WRITERS, SECONDS = 12, 8
EVERY = 0.1
# Acts a second, seconds, and lines a second: what two cores with nothing else to do must reach.
LEAST_ACTS, LONGEST_WAIT, LEAST_VERIFIED = 1200, 1.0, 25_000


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jehat.project.settings")
    django.setup()
    written, whole, longest = _write()
    _until_sealed()
    print(
        json.dumps(
            {
                "acts a second": written / whole,
                "longest wait": longest,
                "verified a second": _verified(),
                "microseconds of a MAC": _marking() * 1_000_000,
            }
        )
    )


def missed(figures: dict[str, float]) -> list[str]:
    """The figures that are not what they must be."""
    least = {"acts a second": LEAST_ACTS, "verified a second": LEAST_VERIFIED}
    names = [name for name, least in least.items() if figures[name] < least]
    return names + ["longest wait"] * (figures["longest wait"] > LONGEST_WAIT)


def _write() -> tuple[int, float, float]:
    """Acts written, in how many seconds, and the longest that any of them was seen waiting."""
    from jehat.audit import sealer

    context = get_context("fork")
    counts, writers = context.SimpleQueue(), []
    for _ in range(WRITERS):
        writers.append(context.Process(target=_acts, args=(counts,)))
        writers[-1].start()
    begun, longest = time.perf_counter(), 0.0
    while any(writer.is_alive() for writer in writers):
        longest = max(longest, sealer.unsealed_seconds())
        time.sleep(EVERY)
    return sum(counts.get() for _ in writers), time.perf_counter() - begun, longest


def _acts(counts) -> None:
    from django.db import connection, transaction

    from jehat.audit.record import record

    count, until = 0, time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        with transaction.atomic():
            record("case.open", None, by=None, number=count)
        count += 1
    connection.close()
    counts.put(count)


def _until_sealed() -> None:
    from jehat.audit import sealer

    while sealer.unsealed_seconds():
        time.sleep(EVERY)


def _verified() -> float:
    from jehat.audit.verification import verify

    begun = time.perf_counter()
    report = verify()
    if not report.is_well:
        raise SystemExit("\n".join(map(str, report.findings)))
    return report.lines / (time.perf_counter() - begun)


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

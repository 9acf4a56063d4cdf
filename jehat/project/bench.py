"""Figures of one run on one machine: starts, memory, the inbox page under each interface of the web server, messages
beside it, the record, the main pages on a slow phone, and casework among many cases.

`make bench` prints each with what it may be, and ends with an error when any is beyond that; none hides the next. The
figures of a release stand in docs/performance.md and docs/security.md. Only loopback is asked.
"""

import json
import os
import statistics
import time

import django

from jehat.project import bench_casework, bench_distribution, bench_record, bench_walls
from jehat.project.bench_trial import Trial, load

NOTICES = 2000
# What two cores with nothing else to do may need at most, and must reach at least.
MOST = {
    "first start, s": 30,
    "second start, s": 5,
    "idle memory, MB": 500,
    "the page while sending, times": 1.5,
    bench_record.WAIT: 1.0,
    bench_walls.DEAREST: 50,
    bench_distribution.LATE: 0.8,
    bench_casework.SLOWEST_PAGE: 60,
    bench_casework.SLOWEST_VERB: 60,
}
LEAST = {
    "notices an hour": 10_000,
    bench_record.ACTS: 1200,
    bench_record.VERIFIED: 27_000,
    bench_distribution.FAIRNESS: 0.99,
}

# Of each page: seconds, a share of the window, milliseconds.
MOST_ON_A_PHONE = {"lcp": 1.8, "cls": 0.05, "inp": 150}
MOST |= {f"{page} {name}": most for page in ("home", "new", "case", "inbox") for name, most in MOST_ON_A_PHONE.items()}

Figures = dict[str, float]

TELL = """
import django; django.setup()
from types import SimpleNamespace
from uuid import uuid4
from django.db import transaction
from jehat.audit.record import record
from jehat.notifications.notify import Telling, notify
from jehat.notifications.tidings import NEWS
from jehat.people.queries import known_as
sara, about = known_as("sara"), SimpleNamespace(pk=uuid4(), number="WRM-1448-000001")
with transaction.atomic():
    for _ in range({notices}):
        notify([Telling(to=sara, tiding=NEWS, about=about, url="/home/")], of=record("case.comment", None, by=None))
"""


def starts(trial: Trial, _known: Figures) -> Figures:
    """Starts and memory."""
    first, idle = trial.start("wsgi"), trial.memory()
    trial.jehat("down")
    return {"first start, s": first, "second start, s": trial.start("wsgi"), "idle memory, MB": idle}


def record(trial: Trial, _known: Figures) -> Figures:
    """The record while it is sealed (jehat/project/bench_record.py)."""
    return json.loads(trial.python("from jehat.project import bench_record; bench_record.main()"))


def walls(trial: Trial, _known: Figures) -> Figures:
    """The second wall: what telling who looks adds to a transaction (jehat/project/bench_walls.py)."""
    return json.loads(trial.python("from jehat.project import bench_walls; bench_walls.main()"))


def casework(trial: Trial, _known: Figures) -> Figures:
    """Casework among 100,000 cases (jehat/project/bench_casework.py)."""
    return json.loads(trial.python("from jehat.project import bench_casework; bench_casework.main()"))


def distribution(_trial: Trial, _known: Figures) -> Figures:
    """How evenly cases are shared, and how many are late (jehat/project/bench_distribution.py)."""
    return bench_distribution.figures()


def inbox(trial: Trial, _known: Figures) -> Figures:
    """The inbox, asked for by a few visitors at once, under each interface."""
    found = {}
    for interface in ("wsgi", "asgi"):
        trial.jehat("down")
        trial.start(interface)
        taken, whole, failed = load(trial.port)
        cuts = statistics.quantiles(taken, n=20)
        found |= {
            f"{interface}: requests a second": len(taken) / whole,
            f"{interface}: p50, ms": cuts[9] * 1000,
            f"{interface}: p95, ms": cuts[18] * 1000,
            f"{interface}: failed": failed,
            f"{interface}: memory, MB": trial.memory(),
        }
    return found


def sending(trial: Trial, known: Figures) -> Figures:
    """Notices, taken by an SMS centre beside the platform while the inbox is asked for."""
    from tests.sms_centre import SmsCentre

    with SmsCentre() as centre:
        trial.jehat("down")
        trial.environment = {"JEHAT_SMS_URL": centre.address, "JEHAT_SMS_TOKEN": "t"}
        trial.start("wsgi")
        trial.python(TELL.format(notices=NOTICES))
        before, begun = len(centre.messages), time.perf_counter()
        taken, _, _ = load(trial.port)
        rate = (len(centre.messages) - before) / (time.perf_counter() - begun)
    p95 = statistics.quantiles(taken, n=20)[18] * 1000
    return {"notices an hour": rate * 3600, "the page while sending, times": p95 / known["wsgi: p95, ms"]}


def vitals(trial: Trial, _known: Figures) -> Figures:
    """The main pages on a slow phone, in Chromium."""
    from tests.vitals import felt

    trial.jehat("down")
    trial.environment = {}
    trial.start("wsgi")
    pages = felt(f"http://127.0.0.1:{trial.port}")
    return {f"{page.page} {name}": getattr(page, name) for page in pages for name in MOST_ON_A_PHONE}


MEASURES = (starts, record, walls, distribution, inbox, sending, vitals, casework)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jehat.project.settings")
    django.setup()
    trial, known = Trial(), {}
    try:
        for measure in MEASURES:
            print(f"\n{measure.__doc__} Others kept {os.getloadavg()[0]:.1f} processors busy before.", flush=True)
            found = measure(trial, known)
            for name, figure in found.items():
                print(f"  {name:44} {figure:12,.2f}{_budget(name)}", flush=True)
            known |= found
    finally:
        trial.remove()
    if over := [name for name, figure in known.items() if is_over(name, figure)]:
        raise SystemExit(f"over budget: {', '.join(over)}")


def _budget(name: str) -> str:
    if name in MOST:
        return f"   at most {MOST[name]:,}"
    return f"   at least {LEAST[name]:,}" if name in LEAST else ""


def is_over(name: str, figure: float) -> bool:
    return figure > MOST.get(name, figure) or figure < LEAST.get(name, figure)


if __name__ == "__main__":
    main()

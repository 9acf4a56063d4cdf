"""Figures of one run on one machine: starts, memory, the inbox page under each interface of the web server, and
messages: how many notices an hour leave while that page is asked for, and what it costs the page.

`make bench` prints a table; the figures of a release stand in docs/performance.md. Only loopback is asked.
"""

import http.client
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import django

from jehat.project import bench_record

WHO = "noura.perm"
REQUESTS = 600
CLIENTS = 4
WARM = 60
# Seconds, seconds, megabytes: what a start and an idle platform may cost on two cores with nothing else to do.
BUDGETS = {"first start": 30, "second start": 5, "idle memory": 500, "page while sending, times": 1.5}
NOTICES, LEAST_AN_HOUR = 2000, 10_000


class Visitor:
    """One signed-in person with one kept connection."""

    def __init__(self, port: int):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, form: dict | None = None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body=urlencode(form) if form else None, headers=headers)
        answer = self.connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.read().decode()

    def sign_in(self) -> "Visitor":
        from jehat.project.cast import PASSWORD

        _, page = self.ask("GET", "/account/sign-in/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        form = {"csrfmiddlewaretoken": token, "identifier": WHO, "password": PASSWORD}
        status, _ = self.ask("POST", "/account/sign-in/", form)
        if status != 302:
            raise SystemExit(f"{WHO} could not sign in: {status}")
        return self


class Trial:
    """The platform in a folder of its own, started and stopped by its own command."""

    def __init__(self):
        self.environment: dict[str, str] = {}
        self.folder = Path(tempfile.mkdtemp(prefix="jehat-bench-"))
        # The database's own user passes through here to its part, as through any data folder.
        self.folder.chmod(0o711)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def jehat(self, *words: str, **more: str) -> str:
        return self._run(["-m", "jehat", *words], more)

    def python(self, code: str) -> str:
        """Run a few lines beside the platform, in its own environment."""
        return self._run(["-c", code], {"DJANGO_SETTINGS_MODULE": "jehat.project.settings"})

    def _run(self, words: list[str], more: dict[str, str]) -> str:
        ours = {
            "JEHAT_HOME": f"{self.folder}/home",
            "JEHAT_KEK": f"file:{self.folder}/key/kek",
            "JEHAT_PORT": str(self.port),
            "JEHAT_DEMONSTRATION": "1",
            **self.environment,
        }
        command = [sys.executable, *words]
        done = subprocess.run(command, env=os.environ | ours | more, text=True, capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        return done.stdout

    def start(self, interface: str) -> float:
        begun = time.perf_counter()
        self.jehat("up", "--background", JEHAT_INTERFACE=interface)
        return time.perf_counter() - begun

    def memory(self) -> int:
        return int(re.search(r"\(PSS\): (\d+)", self.jehat("status"))[1])

    def remove(self) -> None:
        subprocess.run(  # noqa: S603
            [sys.executable, "-m", "jehat", "down"],
            env=os.environ | {"JEHAT_HOME": f"{self.folder}/home", "JEHAT_PORT": str(self.port)},
            check=False,
            capture_output=True,
        )
        shutil.rmtree(self.folder, ignore_errors=True)


def load(port: int) -> tuple[list[float], float, int]:
    """Seconds of each request for the inbox by a few visitors at once, of all together, and how many failed."""
    taken: list[float] = []
    failed: list[int] = []

    def visit(visitor, times):
        for _ in range(times):
            begun = time.perf_counter()
            status, _ = visitor.ask("GET", "/cases/inbox/")
            taken.append(time.perf_counter() - begun)
            if status != 200:
                failed.append(status)

    visitors = [Visitor(port).sign_in() for _ in range(CLIENTS)]
    visit(visitors[0], WARM)
    taken.clear()
    failed.clear()
    begun = time.perf_counter()
    threads = [threading.Thread(target=visit, args=(one, REQUESTS // CLIENTS)) for one in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken, time.perf_counter() - begun, len(failed)


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


def sending(trial) -> tuple[float, float]:
    """Notices an hour, taken by an SMS centre beside the platform while pages are asked for, and their p95 by then."""
    from tests.sms_centre import SmsCentre

    with SmsCentre() as centre:
        trial.jehat("down")
        trial.environment = {"JEHAT_SMS_URL": centre.address, "JEHAT_SMS_TOKEN": "t"}
        trial.start("wsgi")
        trial.python(TELL.format(notices=NOTICES))
        before, begun = len(centre.messages), time.perf_counter()
        taken, _, _ = load(trial.port)
        rate = (len(centre.messages) - before) / (time.perf_counter() - begun)
    return rate * 3600, statistics.quantiles(taken, n=20)[18] * 1000


def sealed(trial) -> dict[str, float]:
    """Figures of the record while it is sealed (jehat/project/bench_record.py)."""
    return json.loads(trial.python("from jehat.project import bench_record; bench_record.main()"))


def vitals(trial):
    """What a slow phone makes of the main pages, in Chromium, with nothing else to do for the platform."""
    from tests.vitals import felt

    trial.jehat("down")
    trial.environment = {}
    trial.start("wsgi")
    return felt(f"http://127.0.0.1:{trial.port}")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jehat.project.settings")
    django.setup()
    trial = Trial()
    try:
        first = trial.start("wsgi")
        idle = trial.memory()
        trial.jehat("down")
        second = trial.start("wsgi")
        rows = {"wsgi": _row(trial)}
        trial.jehat("down")
        trial.start("asgi")
        rows["asgi"] = _row(trial)
        an_hour, p95_while_sending = sending(trial)
        of_record = sealed(trial)
        pages = vitals(trial)
    finally:
        trial.remove()
    print(f"first start {first:.1f} s, second start {second:.1f} s, idle memory {idle} MB\n")
    print("| interface | requests/s | p50 ms | p95 ms | failed | memory MB | against WSGI |")
    print("|---|---|---|---|---|---|---|")
    for name, (rate, p50, p95, failed, memory) in rows.items():
        against = f"{rate / rows['wsgi'][0]:.2f} ×"
        print(f"| {name} | {rate:.0f} | {p50:.0f} | {p95:.0f} | {failed} | {memory} | {against} |")
    times = p95_while_sending / rows["wsgi"][2]
    print(
        f"\n{an_hour:.0f} notices an hour while the inbox is asked for, whose p95 is then {times:.2f} times that above"
    )
    print("\n| page on a slow phone | LCP s | CLS | INP ms |\n|---|---|---|---|")
    for page in pages:
        print(f"| {page.page} | {page.lcp:.2f} | {page.cls:.3f} | {page.inp:.0f} |")
    figures = {"first start": first, "second start": second, "idle memory": idle, "page while sending, times": times}
    over = [name for name, figure in figures.items() if figure > BUDGETS[name]]
    if over := over + [name for page in pages for name in page.over()]:
        raise SystemExit(f"over budget: {', '.join(over)}")
    print("\n| the record | |\n|---|---|")
    for name, figure in of_record.items():
        print(f"| {name} | {figure:.2f} |")
    if missed := bench_record.missed(of_record):
        raise SystemExit(f"the record: {', '.join(missed)}")
    if an_hour < LEAST_AN_HOUR:
        raise SystemExit(f"fewer than {LEAST_AN_HOUR} notices an hour")


def _row(trial) -> tuple[float, float, float, int, int]:
    taken, whole, failed = load(trial.port)
    cuts = statistics.quantiles(taken, n=20)
    return len(taken) / whole, cuts[9] * 1000, cuts[18] * 1000, failed, trial.memory()


if __name__ == "__main__":
    main()

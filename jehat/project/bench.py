"""Figures of one run on one machine: starts, memory, and the inbox page under each interface of the web server.

`make bench` prints a table; the figures of a release stand in docs/performance.md. Only loopback is asked.
"""

import http.client
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

WHO = "noura.perm"
REQUESTS = 600
CLIENTS = 4
WARM = 60
# Seconds, seconds, megabytes: what a start and an idle platform may cost on two cores with nothing else to do.
BUDGETS = {"first start": 30, "second start": 5, "idle memory": 500}


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
        self.folder = Path(tempfile.mkdtemp(prefix="jehat-bench-"))
        # The database's own user passes through here to its part, as through any data folder.
        self.folder.chmod(0o711)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def jehat(self, *words: str, **more: str) -> str:
        ours = {
            "JEHAT_HOME": f"{self.folder}/home",
            "JEHAT_KEK": f"file:{self.folder}/key/kek",
            "JEHAT_PORT": str(self.port),
            "JEHAT_DEMONSTRATION": "1",
        }
        command = [sys.executable, "-m", "jehat", *words]
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
    finally:
        trial.remove()
    print(f"first start {first:.1f} s, second start {second:.1f} s, idle memory {idle} MB\n")
    print("| interface | requests/s | p50 ms | p95 ms | failed | memory MB | against WSGI |")
    print("|---|---|---|---|---|---|---|")
    for name, (rate, p50, p95, failed, memory) in rows.items():
        against = f"{rate / rows['wsgi'][0]:.2f} ×"
        print(f"| {name} | {rate:.0f} | {p50:.0f} | {p95:.0f} | {failed} | {memory} | {against} |")
    figures = {"first start": first, "second start": second, "idle memory": idle}
    if over := [name for name, figure in figures.items() if figure > BUDGETS[name]]:
        raise SystemExit(f"over budget: {', '.join(over)}")


def _row(trial) -> tuple[float, float, float, int, int]:
    taken, whole, failed = load(trial.port)
    cuts = statistics.quantiles(taken, n=20)
    return len(taken) / whole, cuts[9] * 1000, cuts[18] * 1000, failed, trial.memory()


if __name__ == "__main__":
    main()

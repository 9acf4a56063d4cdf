"""`jehat up --background`, `jehat status` and `jehat down`: the platform without a terminal."""

import os
import signal
import subprocess
import sys
import time

from . import places
from .places import Places
from .postgres import Cluster
from .refusal import Refusal
from .standing import Standing, descendants, memory

STOP_SECONDS = 130


def start() -> int:
    """Start a supervisor of its own session; shows what it tells and returns when the platform is ready or refused."""
    folder = Places(places.home())
    reading, writing = os.pipe()
    with _log(folder) as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jehat", "up"],
            env=os.environ | {"JEHAT_REPORT_FD": str(writing), "PYTHONPATH": places.python_path()},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=[writing],
            start_new_session=True,
        )
    os.close(writing)
    return _follow(process, reading)


def _log(folder: Places):
    """Where its words go; nowhere yet when there is no data folder, as making it is the supervisor's business."""
    target = folder.logs / "supervisor.log" if folder.logs.is_dir() and os.access(folder.logs, os.W_OK) else os.devnull
    return open(target, "ab", opener=lambda path, flags: os.open(path, flags, 0o600))


def _follow(process: subprocess.Popen, reading: int) -> int:
    with os.fdopen(reading) as report:
        for line in report:
            if line.startswith("\0"):
                return 0 if line.strip("\0\n") == "ready" else 1
            print(line, end="", flush=True)
    return process.wait() or 1


def status() -> int:
    """Say whether the platform runs, where, with which processes and how much memory; exit code 3 when it does not."""
    standing = Standing(Places(places.home()))
    if not standing.is_held():
        Refusal("not_running", folder=standing.places.home).show()
        return 3
    known = standing.read()
    lines = {
        "العنوان · address": known.get("url"),
        "مجلد البيانات · data folder": standing.places.home,
        "قاعدة البيانات · database": _database(known, standing.places),
        "العمليات · processes": ", ".join(
            f"{name} {known[name]}" for name in ("pid", "web", "worker", "sealer", "postgres") if known.get(name)
        ).replace("pid", "supervisor"),
        "الذاكرة · memory (PSS)": f"{memory(descendants(known['pid'])) / 2**20:.0f} MB",
    }
    for title, value in lines.items():
        print(f"{title}: {value}")
    return 0


def _database(known: dict, folder: Places) -> str:
    if known.get("database") == "external":
        return "خارجية · external"
    answers = Cluster(folder.home).answers()
    return "مدمجة، تجيب · embedded, answers" if answers else "مدمجة، لا تجيب · embedded, does not answer"


def stop() -> int:
    """Ask the supervisor to stop everything in order, and wait until it has."""
    standing = Standing(Places(places.home()))
    if not standing.is_held():
        return Refusal("not_running", folder=standing.places.home).show()
    os.kill(standing.read()["pid"], signal.SIGTERM)
    until = time.monotonic() + STOP_SECONDS
    while standing.is_held():
        if time.monotonic() > until:
            return Refusal("would_not_stop", seconds=STOP_SECONDS, log=standing.places.logs).show()
        time.sleep(0.1)
    return 0

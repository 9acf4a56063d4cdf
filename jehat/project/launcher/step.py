"""One step of a start that needs Django: a process of its own, so that the supervisor stays small."""

import subprocess
import sys
from pathlib import Path

from .places import PACKAGE
from .refusal import Refusal
from .signals import Signals, Stopped
from .telling import STEPS


def run(step: str, words: list[str], environment: dict[str, str], log: Path, signals: Signals) -> str:
    """Run Python with these words; what it printed. Refusal naming the step and the log if it fails."""
    with open(log, "ab") as stream:
        process = subprocess.Popen(
            ["setpriv", "--pdeathsig=TERM", "--", sys.executable, *words],
            env=environment,
            cwd=PACKAGE.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stream,
            text=True,
            start_new_session=True,
        )
    printed = _wait(process, signals)
    if process.returncode != 0:
        arabic, english = STEPS[step]
        raise Refusal("step_failed", arabic=arabic.rstrip("…"), english=english.rstrip("…") + ".", log=log)
    return printed


def _wait(process: subprocess.Popen, signals: Signals) -> str:
    while True:
        try:
            return process.communicate(timeout=0.2)[0]
        except subprocess.TimeoutExpired:
            if signals.is_stopping:
                process.terminate()
                process.communicate()
                raise Stopped from None

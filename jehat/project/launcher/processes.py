"""A process that is kept running: started with a death signal, restarted when it ends, stopped in order."""

import contextlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from .places import PACKAGE
from .refusal import Refusal

DELAYS = (0.5, 1, 2, 4, 8, 15, 30)
MOST_DEATHS = 10
# Whatever ran so long has not failed to start; it is started again as if for the first time.
STEADY_SECONDS = float(os.environ.get("JEHAT_STEADY_SECONDS", "60"))


@dataclass
class Child:
    """One kept process with its own process group and log; `stop_seconds` is what it gets to finish its work."""

    name: str
    command: list[str]
    environment: dict[str, str]
    log: Path
    stop_seconds: int
    process: subprocess.Popen | None = None
    deaths: int = 0
    started: float = 0
    due: float = field(default=0, repr=False)

    @property
    def pid(self) -> int | None:
        return self.process.pid if self.process else None

    def start(self) -> None:
        with open(self.log, "ab") as stream:
            self.process = subprocess.Popen(
                # Told by the kernel when the supervisor is gone, however it went: no orphan keeps the port or a job.
                ["setpriv", "--no-new-privs", "--pdeathsig=TERM", "--", *self.command],
                env=self.environment,
                cwd=PACKAGE.parent,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=stream,
                start_new_session=True,
            )
        self.started = time.monotonic()

    def keep(self) -> str | None:
        """Start again what has ended, after a growing delay; a line to tell, or Refusal when it keeps ending."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.due:
                self.start()
            return None
        if self.process.poll() is None:
            return None
        self._end_group(signal.SIGKILL)
        self.deaths = 1 if now - self.started > STEADY_SECONDS else self.deaths + 1
        if self.deaths >= MOST_DEATHS:
            raise Refusal("child_keeps_dying", name=self.name, log=self.log)
        delay = DELAYS[min(self.deaths, len(DELAYS)) - 1]
        code, self.process, self.due = self.process.returncode, None, now + delay
        return f"{self.name} ended ({code}), starting again in {delay} s"

    def stop(self, at_most: int | None = None) -> None:
        """Ask it to finish, wait, and only then end what is left of it."""
        if self.process is None:
            return
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(self.stop_seconds if at_most is None else at_most)
        self._end_group(signal.SIGKILL)
        self.process.wait()
        self.process = None

    def _end_group(self, how: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, how)

"""Whether a platform runs from a data folder, and what is known of it: one lock, one small file."""

import fcntl
import json
import os
from pathlib import Path
from typing import Any

from .places import Places
from .refusal import Refusal


class Standing:
    """Held by the supervisor while it lives; read by `status` and `down`."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.file = places.run / "state.json"
        self._lock: int | None = None

    def hold(self) -> None:
        """Become the one supervisor of this folder; Refusal if there is another."""
        self._lock = os.open(self.places.run / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise self._second() from None

    def refuse_second(self) -> None:
        """The same before anything is touched, so that a second start names the first and not the port it holds."""
        if self.is_held():
            raise self._second()

    def _second(self) -> Refusal:
        return Refusal("already_running", address=self.read().get("url", "?"), folder=self.places.home)

    def write(self, **facts: Any) -> None:
        draft = self.file.with_suffix(".new")
        draft.write_text(json.dumps(facts))
        draft.rename(self.file)

    def read(self) -> dict[str, Any]:
        try:
            return json.loads(self.file.read_text())
        except (OSError, ValueError):
            return {}

    def is_held(self) -> bool:
        """Asked of the lock, which ends with its holder, not of a process number."""
        try:
            descriptor = os.open(self.places.run / "lock", os.O_RDWR | os.O_CLOEXEC)
        except OSError:
            return False
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(descriptor)
        return False


def descendants(pid: int) -> list[int]:
    """A process and all that came from it."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            parents.setdefault(parent, []).append(int(folder.name))
    found = [pid]
    for each in found:
        found += parents.get(each, [])
    return found


def memory(pids: list[int]) -> int:
    """Bytes of memory the processes use together, shared pages counted once (PSS)."""
    total = 0
    for pid in pids:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total


def processor(pid: int) -> float:
    """Seconds of processor that a process had, with all that came from it, ended or not."""
    total = 0
    for each in descendants(pid):
        try:
            facts = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        # Of its own in the program and in the kernel, and the same of its children that ended.
        total += sum(map(int, facts[11:15]))
    return total / os.sysconf("SC_CLK_TCK")

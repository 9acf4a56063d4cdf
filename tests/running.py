"""A whole platform started by its own command, for tests that go in by the front door."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = ("JEHAT_", "DATABASE_", "DJANGO_", "PYTEST_")


@dataclass
class Platform:
    """`url` is where it answers, `home` its data folder; `jehat("status")` runs a verb of its command."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="jehat-run-", dir="/tmp")))  # noqa: S108
    port: int = field(default_factory=lambda: free_port())
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # The database has a user of its own, which must get through to its folder.
        self.folder.chmod(0o711)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, **environment: str) -> str:
        """Start it in the background; what it told. An AssertionError shows what it said when it did not start."""
        self.environment |= environment
        done = self.jehat("up", "--background")
        assert done.returncode == 0, done.stdout + done.stderr + self.logs()
        return done.stdout

    def start_seeded(self, **environment: str) -> str:
        """The same with the demonstration, which is not played anew: this is a copy of one that was, in this run."""
        for part in prepared().iterdir():
            subprocess.run(["cp", "-a", "--reflink=auto", part, self.folder], check=True)
        return self.start(**{"JEHAT_DEMONSTRATION": "1"} | environment)

    def stop(self) -> None:
        self.jehat("down")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def jehat(self, *words: str, **options) -> subprocess.CompletedProcess:
        command = [*self.prefix, sys.executable, "-m", "jehat", *words]
        return subprocess.run(
            command, env=self.variables(), cwd=ROOT, text=True, capture_output=True, check=False, timeout=240, **options
        )

    prefix: tuple[str, ...] = ()

    def variables(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        ours = {
            "JEHAT_HOME": str(self.home),
            "JEHAT_KEK": f"file:{self.folder}/key/kek",
            "JEHAT_PORT": str(self.port),
            "PYTHONPATH": str(ROOT),
            # Both sides are looked at one after the other; whoever tests the hold says how long it is.
            "JEHAT_COMMENT_HOLD": "0",
            # A platform is many processes, started many times: what one of them compiled the others only read.
            "PYTHONDONTWRITEBYTECODE": "",
        }
        return kept | ours | self.environment

    def logs(self) -> str:
        return "".join(f"\n--- {file.name}\n{file.read_text()[-4000:]}" for file in self.home.glob("logs/*.log"))


@contextmanager
def seeded(**environment: str) -> Iterator[Platform]:
    """A platform of one's own with the demonstration; nothing of it is left."""
    running = Platform()
    try:
        running.start_seeded(**environment)
        yield running
    finally:
        running.remove()


def prepared() -> Path:
    """The folder of a platform with its demonstration, started once and stopped; whoever comes first makes it."""
    home = Path(os.environ["JEHAT_TEST_HOME"])
    made, draft = home / "prepared", home / "prepared.draft"
    with open(home / "prepared.lock", "w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        if not made.exists():
            draft.mkdir()
            first = Platform(draft)
            try:
                first.start(JEHAT_DEMONSTRATION="1")
            finally:
                first.stop()
            draft.rename(made)
    return made


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]

"""The system user PostgreSQL runs as: a user of its own when we are root, ourselves otherwise."""

import grp
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .refusal import Refusal

NAME = "jehat-pg"


@dataclass(frozen=True)
class DatabaseUser:
    """Who owns the cluster, and how a program is started as that user with nothing it does not need."""

    name: str
    uid: int
    gid: int

    @property
    def is_other(self) -> bool:
        return self.uid != os.geteuid()

    def command(self, *words: str | Path, dies_with_us: bool = False) -> list[str]:
        """The command line that runs `words` as this user; with `dies_with_us` our end interrupts the program."""
        prefix = [_tool("setpriv", "util-linux"), "--no-new-privs"]
        if self.is_other:
            prefix += [f"--reuid={self.uid}", f"--regid={self.gid}", "--clear-groups"]
            prefix += ["--bounding-set=-all", "--inh-caps=-all"]
        if dies_with_us:
            prefix += ["--pdeathsig=INT"]
        return [*prefix, "--", *map(str, words)]

    def run(self, *words: str | Path, **options) -> subprocess.CompletedProcess:
        """Run a program to its end as this user, in a clean environment, and give back its output as text."""
        return subprocess.run(
            self.command(*words), env=ENVIRONMENT, cwd="/", text=True, capture_output=True, check=False, **options
        )

    def own(self, folder: Path, mode: int) -> None:
        """Create a folder that belongs to this user."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.is_other:
            os.chown(folder, self.uid, self.gid)
        folder.chmod(mode)

    def let_read(self, path: Path, mode: int) -> None:
        """Leave a path ours, and let this user's group read it."""
        os.chown(path, os.geteuid(), self.gid)
        path.chmod(mode)

    def can_run(self, program: Path) -> bool:
        if not self.is_other:
            return os.access(program, os.X_OK)
        return self.run("/usr/bin/test", "-x", program).returncode == 0


ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def find_or_create() -> DatabaseUser:
    """The user of this machine's clusters; created the first time when we are root."""
    if os.geteuid() != 0:
        return DatabaseUser(pwd.getpwuid(os.geteuid()).pw_name, os.geteuid(), os.getegid())
    try:
        found = pwd.getpwnam(NAME)
    except KeyError:
        _create()
        found = pwd.getpwnam(NAME)
    return DatabaseUser(NAME, found.pw_uid, found.pw_gid)


def _create() -> None:
    group = ["--gid", NAME] if _group_exists() else ["--user-group"]
    made = subprocess.run(
        [_tool("useradd", "passwd"), "--system", *group, "--no-create-home", "--home-dir", "/nonexistent"]
        + ["--shell", "/usr/sbin/nologin", "--comment", "Jehat database", NAME],
        text=True,
        capture_output=True,
        check=False,
    )
    if made.returncode != 0:
        raise Refusal("user_not_created", user=NAME, reason=made.stderr.strip())


def _group_exists() -> bool:
    try:
        return bool(grp.getgrnam(NAME))
    except KeyError:
        return False


def _tool(name: str, package: str) -> str:
    found = shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin")
    if not found:
        raise Refusal("tool_missing", tool=name, package=package)
    return found

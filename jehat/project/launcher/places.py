"""Where the platform keeps things: the data folder and its parts, and the master key outside it."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from .refusal import Refusal

FORMAT = 1
PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Places:
    """The data folder, each part by its name."""

    home: Path

    @property
    def version(self) -> Path:
        return self.home / "VERSION"

    @property
    def postgres(self) -> Path:
        return self.home / "postgres"

    @property
    def files(self) -> Path:
        return self.home / "files"

    @property
    def static(self) -> Path:
        return self.home / "static"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    @property
    def run(self) -> Path:
        return self.home / "run"

    @property
    def secrets(self) -> Path:
        return self.home / "secrets"

    @property
    def playing(self) -> Path:
        return self.run / "playing"

    def make(self) -> None:
        """Create what is missing; Refusal if the folder is another program's, from a newer release, or not writable."""
        try:
            self._claim()
            # Passable but not readable: the database user must reach its own part, nobody lists the rest.
            self.home.chmod(0o711)
            self.logs.mkdir(exist_ok=True)
            self.logs.chmod(0o711)
            for folder in (self.files, self.static, self.run, self.secrets):
                folder.mkdir(exist_ok=True)
                folder.chmod(0o700)
            probe = self.run / "probe"
            probe.write_text("")
            probe.unlink()
        except OSError as error:
            raise Refusal("not_writable", folder=self.home) from error

    def _claim(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        if not self.version.exists():
            if any(self.home.iterdir()):
                raise Refusal("not_ours", folder=self.home)
            self.version.write_text(f"{FORMAT}\n")
        found = self.version.read_text().strip()
        if not found.isdigit() or int(found) > FORMAT:
            raise Refusal("newer_data", folder=self.home, found=found, known=FORMAT)

    def secret(self, name: str) -> str:
        """A random secret of this installation (a password, Django's key), made the first time it is asked for."""
        file = self.secrets / name
        if not file.exists():
            self.secrets.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_once(file, secrets.token_urlsafe(48))
        return file.read_text().strip()


def _write_once(file: Path, text: str) -> None:
    """Two processes may ask at the same moment: the first link wins and both read it."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w") as stream:
        stream.write(text)
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def home() -> Path:
    """The data folder: JEHAT_HOME, or the usual one of this user."""
    given = os.environ.get("JEHAT_HOME")
    return Path(given).expanduser().absolute() if given else _default_home()


def _default_home() -> Path:
    if os.geteuid() == 0:
        return Path("/var/lib/jehat")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "jehat"


def secret_key(home: Path) -> str:
    """Django's signing key; a passing one where no data folder has been prepared (checks, translations)."""
    places = Places(home)
    return places.secret("django") if places.version.exists() else secrets.token_urlsafe(48)


def vapid_secret(home: Path) -> str:
    """What the key pair of web push is made from; browsers that subscribed under another one must subscribe anew."""
    places = Places(home)
    return places.secret("vapid") if places.version.exists() else secrets.token_urlsafe(48)


def python_path() -> str:
    """Where a process started from any folder finds this code."""
    return os.pathsep.join(filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH"))))


def kek_uri() -> str:
    """Where the master key is kept, as its provider's address: file:/etc/jehat/kek, env:NAME, …"""
    return os.environ.get("JEHAT_KEK") or f"file:{_default_kek()}"


def _default_kek() -> Path:
    if os.geteuid() == 0:
        return Path("/etc/jehat/kek")
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "jehat/kek"

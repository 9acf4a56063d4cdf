"""The key encryption key: it wraps the tenant keys, and it never enters the database.

A provider is named by a URI, `file:/path` or `env:NAME`; others (a vault, a cloud's key service, a hardware module)
register their scheme with `register` and keep the same two methods.
"""

import base64
import binascii
import os
import stat
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, Self

from . import aead, recovery
from .errors import KeyUnavailable
from .keys import KEY_BYTES, KeyBytes, key_id_of, new_key


class KekProvider(Protocol):
    """Whatever can wrap and unwrap a key, bound to the associated data."""

    @property
    def uri(self) -> str: ...

    def wrap(self, key: bytes, aad: bytes) -> bytes: ...

    def unwrap(self, blob: bytes, aad: bytes) -> bytes:
        """The key; raises DecryptionFailed where `blob` or `aad` is another's, KeyUnavailable where it cannot ask."""


class _LocalKek(ABC):
    """A key this process can read: subclasses say from where."""

    @abstractmethod
    def read(self) -> KeyBytes:
        """The key, read anew each time, so that it stays in memory no longer than it is used."""

    def wrap(self, key: bytes, aad: bytes) -> bytes:
        kek = self.read()
        return aead.seal(kek, key_id_of(kek), key, aad)

    def unwrap(self, blob: bytes, aad: bytes) -> bytes:
        return KeyBytes(aead.unseal(self.read(), blob, aad))


class FileKek(_LocalKek):
    """A key in a file that only its owner may read."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path).expanduser()
        self.uri = f"file:{self.path}"

    def __repr__(self) -> str:
        return f"<key file {self.path}>"

    def read(self) -> KeyBytes:
        """The key; raises KeyUnavailable where the file is missing, not a key, or open to others."""
        try:
            with self.path.open("rb") as file:
                self._check(os.fstat(file.fileno()))
                return _decoded(file.read(1024), f"the key file {self.path}")
        except OSError as error:
            raise KeyUnavailable(f"the key file {self.path} cannot be read: {error.strerror}") from None

    def _check(self, found: os.stat_result) -> None:
        if not stat.S_ISREG(found.st_mode):
            raise KeyUnavailable(f"the key file {self.path} is not an ordinary file")
        if found.st_uid not in (os.geteuid(), 0):
            raise KeyUnavailable(
                f"the key file {self.path} belongs to user {found.st_uid}; it must belong to root or to the user "
                f"that runs the platform ({os.geteuid()})"
            )
        mode = stat.S_IMODE(found.st_mode)
        if mode not in (0o600, 0o400):
            raise KeyUnavailable(f"the key file {self.path} has mode {mode:04o}; it must be 0600")

    @classmethod
    def create(cls, path: str | os.PathLike[str]) -> str:
        """Write a new key, and return its recovery sheet, which the caller shows once.

        Raises FileExistsError rather than replace a key.
        """
        key = new_key()
        cls(path)._write(key)
        return recovery.sheet(key)

    @classmethod
    def from_recovery(cls, text: str, path: str | os.PathLike[str]) -> Self:
        """Write the key of a recovery sheet to a new file; raises KeyUnavailable naming the line with an error."""
        kek = cls(path)
        kek._write(recovery.read(text))
        return kek

    def _write(self, key: bytes) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                os.fchmod(descriptor, 0o600)
                file.write(base64.b64encode(key) + b"\n")
                file.flush()
                os.fsync(descriptor)
            _sync_folder(self.path.parent)
        except BaseException:
            # Half a key, or one that a power cut may take, must not pass for a key.
            self.path.unlink()
            raise


class EnvKek(_LocalKek):
    """A key in an environment variable, base64."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.uri = f"env:{name}"

    def __repr__(self) -> str:
        return f"<key in {self.name}>"

    def read(self) -> KeyBytes:
        """The key; raises KeyUnavailable where the variable is missing or not a key."""
        if self.name not in os.environ:
            raise KeyUnavailable(f"the environment variable {self.name} is not set")
        return _decoded(os.environ[self.name].encode(), f"the environment variable {self.name}")


PROVIDERS: dict[str, Callable[[str], KekProvider]] = {"file": FileKek, "env": EnvKek}


def register(scheme: str, factory: Callable[[str], KekProvider]) -> None:
    """Add a kind of provider; `factory` is given what follows the scheme."""
    PROVIDERS[scheme] = factory


def provider_for(uri: str) -> KekProvider:
    """The provider a URI names; raises KeyUnavailable for an unknown scheme."""
    scheme, _, rest = uri.partition(":")
    if scheme not in PROVIDERS or not rest:
        raise KeyUnavailable(f"no key provider is called {scheme!r}; known: {', '.join(sorted(PROVIDERS))}")
    return PROVIDERS[scheme](rest)


def _decoded(text: bytes, where: str) -> KeyBytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyUnavailable(f"{where} does not hold a base64 key of {KEY_BYTES} bytes")
    return KeyBytes(key)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

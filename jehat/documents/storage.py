"""Where blobs lie: a port of six verbs and its first harbour, a folder. What comes in is already encrypted.

An object store fits behind the same port: `put` becomes a multipart upload that is completed or aborted.
"""

import os
import re
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from django.conf import settings

NAME = re.compile(r"[0-9a-f]{32}\Z")


class Store(Protocol):
    """The port. Names are random and say nothing; a blob is written once and never changed."""

    def put(self, name: str): ...

    def get(self, name: str) -> BinaryIO: ...

    def remove(self, name: str) -> None: ...

    def names(self, older_than: float) -> Iterator[str]: ...

    def scratch(self) -> BinaryIO: ...

    def sweep(self, older_than: float) -> int: ...


class LocalStore:
    """Blobs in a folder of this machine, fanned out by the first two digits of their names."""

    def __init__(self, root: str | Path):
        self.root = Path(root)
        self.incoming = self.root / "incoming"

    @contextmanager
    def put(self, name: str) -> Iterator[BinaryIO]:
        """A stream to write the blob to; if the block ends well it is there whole and on the disk, else not at all."""
        final = self._place(name)
        self._folder(final.parent)
        part = self._folder(self.incoming) / f"{name}.part"
        try:
            with open(part, "xb", opener=_private) as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            os.rename(part, final)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        _sync_folder(final.parent)

    def get(self, name: str) -> BinaryIO:
        """The blob for reading; raises FileNotFoundError."""
        return open(self._place(name), "rb")

    def remove(self, name: str) -> None:
        """Forget a blob; one that is already gone is no error, because sweeps and jobs may run twice."""
        self._place(name).unlink(missing_ok=True)

    def names(self, older_than: float) -> Iterator[str]:
        """Names of the blobs last written before a moment (seconds since the epoch)."""
        for path in self.root.glob("[0-9a-f][0-9a-f]/*"):
            if NAME.match(path.name) and _is_older(path, older_than):
                yield path.name

    def scratch(self) -> BinaryIO:
        """A nameless place for bytes on their way in; it vanishes with whoever holds it, even by a crash."""
        return tempfile.TemporaryFile(dir=self._folder(self.incoming))

    def sweep(self, older_than: float) -> int:
        """Remove what a crash left half written; returns how many pieces."""
        stale = [path for path in self.incoming.glob("*.part") if _is_older(path, older_than)]
        for path in stale:
            path.unlink(missing_ok=True)
        return len(stale)

    def _place(self, name: str) -> Path:
        if not NAME.match(name):
            raise ValueError("not the name of a blob")
        return self.root / name[:2] / name

    @staticmethod
    def _folder(path: Path) -> Path:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path


def store() -> Store:
    """The store the settings name."""
    return LocalStore(settings.JEHAT_FILES)


def new_name() -> str:
    """A name for a new blob: 128 random bits, so that it tells nothing and meets no other."""
    return secrets.token_hex(16)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _is_older(path: Path, moment: float) -> bool:
    with suppress(FileNotFoundError):
        return path.stat().st_mtime < moment
    return False


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

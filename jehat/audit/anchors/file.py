"""A file that is only ever added to: on another machine's disk, a write-once medium, at least not in the database."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import SplitResult, unquote

from .. import checkpoint
from .failed import AnchorFailed


class FileAnchor:
    """`file:/path`: checkpoints one after the other, each on the disk before it counts as kept."""

    def __init__(self, address: SplitResult) -> None:
        self.path = Path(unquote(address.path))
        self.name = f"file:{self.path}"

    def keep(self, note: str, number: int) -> None:
        try:
            descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
            try:
                _write_whole(descriptor, note.encode())
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise AnchorFailed(error.strerror or type(error).__name__) from None

    def kept(self) -> Iterator[str]:
        """What stands in the file; nothing while there is none."""
        if self.path.exists():
            yield from checkpoint.each_of(self.path.read_text(encoding="utf-8"))


def _write_whole(descriptor: int, data: bytes) -> None:
    """A checkpoint written half, on a disk that is full, would spoil the next: then nothing of it stays."""
    end = os.fstat(descriptor).st_size
    if os.write(descriptor, data) != len(data):
        os.ftruncate(descriptor, end)
        raise AnchorFailed("no space left")

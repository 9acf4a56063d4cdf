"""Bytes on their way in: small ones in memory, the rest sealed at once, so that no plaintext ever lies on a disk.

The key is made for the one upload and kept nowhere: when the process ends, what was received is noise.
"""

import io
import os
from typing import Any, BinaryIO

from jehat.core.crypto import streams

from .storage import store

IN_MEMORY = 512 * 1024
AAD = b"jehat|incoming"


class Spool:
    """Written once, then read as a seekable stream: `write`, `reader`, `close`."""

    def __init__(self) -> None:
        self.size = 0
        self._memory = io.BytesIO()
        self._blob: Any = None
        self._key = b""
        self._sealed: Any = None

    def write(self, data: bytes) -> None:
        if self._sealed is None and self.size + len(data) > IN_MEMORY:
            self._seal()
        (self._sealed or self._memory).write(data)
        self.size += len(data)

    def reader(self) -> BinaryIO:
        """What was written, from its start; nothing can be written after."""
        if self._sealed is None:
            self._memory.seek(0)
            return self._memory
        self._sealed.close()
        return io.BufferedReader(streams.open_reader(self._blob, self._key, AAD), streams.SEGMENT)

    def close(self) -> None:
        self._memory.close()
        if self._blob:
            self._blob.close()

    def _seal(self) -> None:
        self._blob, self._key = store().scratch(), os.urandom(32)
        self._sealed = streams.open_writer(self._blob, self._key, AAD)
        self._sealed.write(self._memory.getvalue())
        self._memory.close()

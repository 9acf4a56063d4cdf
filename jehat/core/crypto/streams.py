"""Sealed files that can be read from any place: Tink's AES-GCM-HKDF streaming format, segments of 64 KiB.

`40 | salt 32 | nonce prefix 7`, then the segments; the key of one file is HKDF-SHA256(key, salt, info=aad), the nonce
of a segment is `prefix | index u32 BE | 1 if last else 0`. Cutting, swapping or lengthening a file therefore shows.
Always call `streams.open_writer(...)` and `streams.open_reader(...)`: the canary test puts doubles in their place.
"""

import io
import os
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import DecryptionFailed
from .keys import derive

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

SEGMENT = 64 * 1024
_TAG = 16
_SALT = 32
_NONCE_PREFIX = 7
HEADER = 1 + _SALT + _NONCE_PREFIX
_FIRST = SEGMENT - HEADER - _TAG
_FULL = SEGMENT - _TAG


class _Segments:
    """The cipher of one file: its derived key and its nonces."""

    def __init__(self, key: bytes, header: bytes, aad: bytes) -> None:
        self._cipher = AESGCM(derive(key, aad, salt=header[1 : 1 + _SALT]))
        self._prefix = header[1 + _SALT :]

    def seal(self, index: int, plaintext: bytes, *, last: bool) -> bytes:
        return self._cipher.encrypt(self._nonce(index, last), plaintext, None)

    def unseal(self, index: int, ciphertext: bytes, *, last: bool) -> bytes:
        try:
            return self._cipher.decrypt(self._nonce(index, last), ciphertext, None)
        except InvalidTag:
            raise DecryptionFailed(f"segment {index} of a sealed file did not open") from None

    def _nonce(self, index: int, last: bool) -> bytes:
        return self._prefix + index.to_bytes(4, "big") + bytes([last])


class EncryptingWriter:
    """Seals what is written to it into `raw`, which stays open.

    Only `close` makes the file whole: a writer that is abandoned, or whose `with` block fails, leaves a file that no
    reader accepts. `size` is the number of plaintext bytes written.
    """

    def __init__(self, raw: IO[bytes], key: bytes, aad: bytes) -> None:
        header = bytes([HEADER]) + os.urandom(_SALT + _NONCE_PREFIX)
        self._raw = raw
        self._segments = _Segments(key, header, aad)
        self._pending = bytearray()
        self._index = 0
        self.size = 0
        self.closed = False
        self._put(header)

    def write(self, data: "ReadableBuffer") -> int:
        if self.closed:
            raise ValueError("write to a closed file")
        taken = memoryview(data).nbytes
        self._pending += memoryview(data).cast("B")
        self.size += taken
        # The last segment is sealed differently, so a full one waits until more follows.
        while len(self._pending) > self._room():
            self._seal_segment(last=False)
        return taken

    def close(self) -> None:
        if not self.closed:
            self._seal_segment(last=True)
            self.closed = True

    def abandon(self) -> None:
        """Stop without the last segment: what was written so far stays unreadable."""
        self.closed = True
        self._pending.clear()

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.size

    def flush(self) -> None:
        """Nothing to do: a segment goes out as soon as it is full."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()

    def _room(self) -> int:
        return _FULL if self._index else _FIRST

    def _seal_segment(self, *, last: bool) -> None:
        room = self._room()
        self._put(self._segments.seal(self._index, bytes(self._pending[:room]), last=last))
        del self._pending[:room]
        self._index += 1

    def _put(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            taken = self._raw.write(left)
            if taken is None:
                raise BlockingIOError("the file to write to did not say how much it took")
            left = left[taken:]


class DecryptingReader(io.RawIOBase):
    """Reads what `EncryptingWriter` wrote; opens only the segments a read covers, and keeps the last one.

    `raw` must be seekable and hold the sealed file and nothing else. The last segment is opened at once, so that a
    wrong key, a wrong `aad` and a file that was cut are refused before the first byte goes out, and `size` is true.
    """

    def __init__(self, raw: IO[bytes], key: bytes, aad: bytes) -> None:
        super().__init__()
        self._raw = raw
        self._length = raw.seek(0, io.SEEK_END)
        raw.seek(0)
        header = self._take(min(HEADER, self._length))
        if self._length < HEADER + _TAG or header[0] != HEADER:
            raise DecryptionFailed("not a sealed file, or one that was cut short")
        self._segments = _Segments(key, header, aad)
        self._count = -(-self._length // SEGMENT)
        self.size = self._length - HEADER - _TAG * self._count
        self._held = -1
        self._plain = b""
        self._position = 0
        self._open_segment(self._count - 1)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        bases = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}
        target = bases[whence] + offset
        if target < 0:
            raise ValueError("seek before the start of the file")
        self._position = target
        return target

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")
        wanted = max(0, min(len(view), self.size - self._position))
        done = 0
        while done < wanted:
            part = self._at(self._position)[: wanted - done]
            view[done : done + len(part)] = part
            done += len(part)
            self._position += len(part)
        return done

    def read(self, size: int | None = -1) -> bytes:
        left = max(0, self.size - self._position)
        # Asked for more than there is, the base class would reserve memory for all of it.
        return super().read(left if size is None or size < 0 else min(size, left)) or b""

    def readall(self) -> bytes:
        return self.read()

    def _at(self, position: int) -> memoryview:
        """The plaintext from `position` to the end of its segment."""
        index, offset = (0, position) if position < _FIRST else divmod(position - _FIRST + _FULL, _FULL)
        if index != self._held:
            self._open_segment(index)
        return memoryview(self._plain)[offset:]

    def _open_segment(self, index: int) -> None:
        start = index * SEGMENT or HEADER
        self._raw.seek(start)
        sealed = self._take(min((index + 1) * SEGMENT, self._length) - start)
        self._plain = self._segments.unseal(index, sealed, last=index == self._count - 1)
        self._held = index

    def _take(self, length: int) -> bytes:
        parts = []
        while length:
            part = self._raw.read(length)
            if not part:
                raise DecryptionFailed("a sealed file ended before its length")
            parts.append(part)
            length -= len(part)
        return b"".join(parts)


def open_writer(raw: IO[bytes], key: bytes, aad: bytes) -> Any:
    """A writer that seals into `raw`."""
    return EncryptingWriter(raw, key, aad)


def open_reader(raw: IO[bytes], key: bytes, aad: bytes) -> Any:
    """A seekable reader of the plaintext in `raw`, with its `size`."""
    return DecryptingReader(raw, key, aad)

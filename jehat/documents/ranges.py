"""The arithmetic of HTTP Range (RFC 9110 §14): which bytes of a whole are asked for."""

import re
from dataclasses import dataclass

ONE_RANGE = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*\Z", re.IGNORECASE | re.ASCII)


class Unsatisfiable(Exception):
    """The range lies wholly outside the file: the answer is 416."""


@dataclass(frozen=True)
class Piece:
    """Bytes `start` to `stop` (exclusive) of a file of `size` bytes."""

    start: int
    stop: int
    size: int

    def __len__(self) -> int:
        return self.stop - self.start

    @property
    def content_range(self) -> str:
        return f"bytes {self.start}-{self.stop - 1}/{self.size}"


def asked_for(header: str, size: int) -> Piece | None:
    """The one piece a Range header asks for, or None for the whole; raises Unsatisfiable.

    Several ranges, other units and headers that make no sense get the whole file, as the standard allows.
    """
    match = ONE_RANGE.match(header.strip())
    if not match or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= size:
        raise Unsatisfiable
    return Piece(start, stop, size)


def may_resume(if_range: str | None, etag: str) -> bool:
    """Whether the file is still the one the browser has a piece of; only a strong tag proves that."""
    return if_range is None or if_range.strip() == etag

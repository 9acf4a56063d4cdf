"""Row identifiers that the application makes before the insert, in the order of time."""

import os
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0


def uuid7() -> UUID:
    """A UUID version 7, later than every one this process made before (RFC 9562, section 6.2, method 3)."""
    global _last
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    stamp = milliseconds << 12 | rest * 4096 // 1_000_000
    with _lock:
        # A clock that stands still or goes back must not undo the order.
        _last = stamp = max(stamp, _last + 1)
    randomness = int.from_bytes(os.urandom(8), "big") & (1 << 62) - 1
    return UUID(int=(stamp >> 12) << 80 | 7 << 76 | (stamp & 0xFFF) << 64 | 0b10 << 62 | randomness)

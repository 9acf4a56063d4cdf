"""The MAC of a line: made by the application before the line enters the database, with a key that is never there.

`01`, generation of the key (u32), 16 random bytes, HMAC-SHA256. The random bytes make a copied line known: no two lines
share them. What the database adds (number, transaction, era, its clock) is covered by the leaf of the batch.
"""

import hashlib
import hmac
import json
import os
from datetime import UTC, datetime

from jehat.core.crypto.errors import CryptoError
from jehat.core.crypto.keyring import tenant_key
from jehat.core.crypto.keys import PLATFORM, KeyBytes, derive

from .stored import COLUMNS, Line, joined

VERSION, NONCE_BYTES = b"\1", 16
SIGNS = len(VERSION) + 4 + NONCE_BYTES
COVERED = (
    "at", "entity_id", "by_id", "acting_for_id", "verb", "subject_type", "subject_id", "outcome", "particulars",
)  # fmt: skip
_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"))
_PLACES = [COLUMNS.index(name) for name in COVERED]


def mac_of(event) -> bytes:
    """The MAC of a line about to be written."""
    held = tenant_key(PLATFORM, "audit")
    start = VERSION + held.generation.to_bytes(4, "big") + os.urandom(NONCE_BYTES)
    texts = (_text(getattr(event, name)) for name in COVERED[:-1])
    return start + _digest(held.key, start, (*texts, _canonical(event.particulars)))


def holds(line: Line) -> bool:
    """Whether a stored line still is what the application wrote."""
    try:
        mac = bytes.fromhex(line[-1] or "")
        if len(mac) != SIGNS + hashlib.sha256().digest_size:
            return False
        key = tenant_key(PLATFORM, "audit", int.from_bytes(mac[1:5], "big")).key
        texts = [line[place] for place in _PLACES]
        texts[-1] = _canonical(json.loads(texts[-1] or "null"))
    except (ValueError, CryptoError):
        return False
    return hmac.compare_digest(mac[SIGNS:], _digest(key, mac[:SIGNS], tuple(texts)))


def _digest(key: KeyBytes, start: bytes, texts: Line) -> bytes:
    return hmac.digest(_derived(key), start + joined(texts), hashlib.sha256)


_last: tuple[bytes, bytes] = (b"", b"")


def _derived(key: KeyBytes) -> bytes:
    """Derived once for as long as the ring gives the same key."""
    global _last
    if _last[0] is not key:
        _last = (key, derive(key, b"audit-mac"))
    return _last[1]


def _text(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return None if value is None else str(value)


def _canonical(particulars: object) -> str:
    """The same for what Python wrote and what the database gives back, whatever order that keeps."""
    return _JSON.encode(particulars)

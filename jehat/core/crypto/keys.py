"""Key bytes that never show themselves, and what is derived from them."""

import hashlib
import os
from typing import Any, NoReturn, Self
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PLATFORM = UUID(int=0)
KEY_BYTES = 32


class KeyBytes(bytes):
    """Bytes of a key: usable as bytes, shown as `<key>`, and never pickled."""

    def __repr__(self) -> str:
        return "<key>"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return "<key>"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce_ex__(self, protocol: Any) -> NoReturn:
        raise TypeError("a key is never pickled")


def new_key() -> KeyBytes:
    """A fresh random 256-bit key."""
    return KeyBytes(os.urandom(KEY_BYTES))


def key_id_of(key: bytes) -> int:
    """The u32 by which a ciphertext names its key: the first four bytes of the key's SHA-256."""
    return int.from_bytes(hashlib.sha256(key).digest()[:4], "big")


def derive(key: bytes, info: bytes, *, salt: bytes | None = None) -> KeyBytes:
    """A 256-bit key for one purpose, by HKDF-SHA256 (RFC 5869)."""
    return KeyBytes(HKDF(SHA256(), KEY_BYTES, salt, info).derive(key))

"""The one door through which every field and every key is sealed and opened.

Wire format: Tink's AES256_GCM with the TINK output prefix, `01 | key id u32 BE | iv 12 | ciphertext | tag 16`.
Always call these as `aead.seal(...)` and `aead.unseal(...)`: the canary test puts doubles in their place.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import DecryptionFailed

_VERSION = 1
_PREFIX = 5
_IV = 12
_TAG = 16
OVERHEAD = _PREFIX + _IV + _TAG


def seal(key: bytes, key_id: int, plaintext: bytes, aad: bytes) -> bytes:
    """Encrypt under a fresh random IV; `key_id` goes into the prefix, which is not authenticated."""
    iv = os.urandom(_IV)
    return bytes([_VERSION]) + key_id.to_bytes(4, "big") + iv + AESGCM(key).encrypt(iv, plaintext, aad)


def unseal(key: bytes, ciphertext: bytes, aad: bytes) -> bytes:
    """Decrypt and authenticate; raises DecryptionFailed for anything that `seal` did not write for this `aad`."""
    if key_id(ciphertext) is None:
        raise DecryptionFailed("not a sealed value")
    iv, body = ciphertext[_PREFIX : _PREFIX + _IV], ciphertext[_PREFIX + _IV :]
    try:
        return AESGCM(key).decrypt(iv, body, aad)
    except InvalidTag:
        raise DecryptionFailed("a sealed value did not open: changed, moved, or sealed under another key") from None


def key_id(ciphertext: bytes) -> int | None:
    """The key a sealed value names in its prefix, or None where the bytes are no sealed value."""
    if len(ciphertext) < OVERHEAD or ciphertext[0] != _VERSION:
        return None
    return int.from_bytes(ciphertext[1:_PREFIX], "big")

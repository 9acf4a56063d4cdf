"""Encryption at rest: keys, sealed fields, sealed files, blind indexes and sealed sessions.

Every sealed byte is written by `aead.seal` or by `streams.EncryptingWriter`, in the wire formats of Google Tink, so
that an auditor can open it with stock Tink. The names below load on first use, because the key file is also read by
the launcher, which runs before Django is set up.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .blind import BlindIndexField, blind_index
    from .errors import CryptoError, DecryptionFailed, KeyDestroyed, KeyUnavailable, SealMoved
    from .fields import Ciphertext, EncryptedJSONField, EncryptedTextField
    from .ids import uuid7
    from .keys import PLATFORM
    from .models import EncryptedPart, EncryptedRecord
    from .streams import DecryptingReader, EncryptingWriter

__all__ = [
    "PLATFORM",
    "BlindIndexField",
    "Ciphertext",
    "CryptoError",
    "DecryptingReader",
    "DecryptionFailed",
    "EncryptedJSONField",
    "EncryptedPart",
    "EncryptedRecord",
    "EncryptedTextField",
    "EncryptingWriter",
    "KeyDestroyed",
    "KeyUnavailable",
    "SealMoved",
    "blind_index",
    "uuid7",
]

_HOMES = {
    "blind": ("BlindIndexField", "blind_index"),
    "errors": ("CryptoError", "DecryptionFailed", "KeyDestroyed", "KeyUnavailable", "SealMoved"),
    "fields": ("Ciphertext", "EncryptedJSONField", "EncryptedTextField"),
    "ids": ("uuid7",),
    "keys": ("PLATFORM",),
    "models": ("EncryptedPart", "EncryptedRecord"),
    "streams": ("DecryptingReader", "EncryptingWriter"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)

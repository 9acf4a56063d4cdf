"""Sessions sealed at rest: Django signs its session table, it does not encrypt it."""

from typing import Any

from django.core.signing import JSONSerializer

from . import aead
from .keyring import tenant_key
from .keys import PLATFORM

_AAD = b"jihat\x01session"


class EncryptedSerializer:
    """For `SESSION_SERIALIZER`: the session as JSON, sealed under the platform's key of class `session`."""

    def dumps(self, obj: Any) -> bytes:
        key = tenant_key(PLATFORM, "session")
        return aead.seal(key.key, key.generation, JSONSerializer().dumps(obj), _AAD)

    def loads(self, data: bytes) -> Any:
        """The session; raises CryptoError, which Django answers with an empty session."""
        key = tenant_key(PLATFORM, "session", aead.key_id(data))
        return JSONSerializer().loads(aead.unseal(key.key, data, _AAD))

"""The address at which the answer to one of our mails is read: case+TOKEN@domain.

The token names the message and is sealed, so that nobody makes one up; who holds it was sent that very message. It says
nothing of the person or the case.
"""

import hmac
import re
from base64 import b32decode, b32encode
from binascii import Error
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

SEAL_BYTES = 12
_TOKEN = re.compile(r"\+([a-z2-7]{45})@", re.IGNORECASE)


def is_read() -> bool:
    """Whether what people answer is read at all."""
    return "@" in settings.REPLIES_ADDRESS


def address_of(message) -> str:
    """Where an answer to this message goes; empty where none is read."""
    if not message.may_be_answered or not is_read():
        return ""
    name, _, domain = settings.REPLIES_ADDRESS.partition("@")
    return f"{name}+{token_of(message.pk)}@{domain}"


def token_of(pk: UUID) -> str:
    return b32encode(pk.bytes + _seal(pk.bytes)).decode().rstrip("=").lower()


def named_in(address: str) -> UUID | None:
    """The message whose answer goes to this address, or None where its token is not ours."""
    if not (found := _TOKEN.search(address)):
        return None
    try:
        opened = b32decode(found[1].upper() + "===")
    except Error:
        return None
    key, seal = opened[:16], opened[16:]
    return UUID(bytes=key) if hmac.compare_digest(seal, _seal(key)) else None


def _seal(key: bytes) -> bytes:
    return salted_hmac("jehat.notifications.replying", key, algorithm="sha256").digest()[:SEAL_BYTES]

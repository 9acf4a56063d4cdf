"""Which push services the platform calls: a browser names an address, and only known hosts are believed."""

import base64
import binascii
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

SECRET_BYTES = 16


def is_known(endpoint: str) -> bool:
    """Whether the address is of a known service; `.example.com` in the setting stands for all names below it."""
    try:
        parts = urlsplit(endpoint)
        host, scheme = parts.hostname or "", parts.scheme
    except ValueError:
        return False
    if scheme not in ("https", "http") or parts.username or len(endpoint) > 1000:
        return False
    return any(host == known or (known.startswith(".") and host.endswith(known)) for known in settings.PUSH_HOSTS)


def is_public_key(text: str) -> bool:
    """A point of P-256, uncompressed (RFC 8291 §2)."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(text))
    except ValueError:
        return False
    return True


def is_secret(text: str) -> bool:
    try:
        return len(decoded(text)) == SECRET_BYTES
    except ValueError:
        return False


def decoded(text: str) -> bytes:
    """base64url with or without padding; ValueError for anything else."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("not base64url") from error

"""Who the platform is to push services (RFC 8292): one key pair, made of a secret that lies outside the database."""

import base64
import time
from functools import cache
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from py_vapid import Vapid02

# The order of the curve P-256 (FIPS 186-4, D.1.2.3).
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
# Sixteen bytes more than the order has, so that no scalar is likelier than another.
_SCALAR_BYTES = 48
# Push services take at most a day.
LIFETIME = 12 * 3600


def public_key() -> str:
    """What a browser is told when it subscribes: the uncompressed point, base64url without padding."""
    point = (
        _key(settings.VAPID_SECRET)
        .public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    )
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def headers(endpoint: str) -> dict[str, str]:
    """The header that names the platform to the push service of an address, signed for that service alone."""
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "sub": settings.VAPID_CONTACT,
        "exp": int(time.time()) + LIFETIME,
    }
    return Vapid02(_key(settings.VAPID_SECRET), conf={"no-strict": True}).sign(claims)


@cache
def _key(secret: str) -> ec.EllipticCurvePrivateKey:
    derived = HKDF(hashes.SHA256(), _SCALAR_BYTES, salt=None, info=b"jehat vapid").derive(secret.encode())
    return ec.derive_private_key(int.from_bytes(derived) % (_ORDER - 1) + 1, ec.SECP256R1())

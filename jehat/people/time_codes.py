"""The codes of an authenticator app (TOTP, RFC 6238): six digits that change every thirty seconds."""

import base64
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP

DIGITS, PERIOD = 6, 30
# Clocks differ: the step before and the step after are heard as well.
DRIFT = 1


def new_secret() -> str:
    """A secret as apps take it: base32 of 160 bits."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, step: int) -> str:
    """What the app shows in a time step."""
    return HOTP(base64.b32decode(secret), DIGITS, SHA1()).generate(step).decode()  # noqa: S303


def step_at(now: datetime) -> int:
    return int(now.timestamp()) // PERIOD


def step_of(secret: str, code: str, *, now: datetime, after: int = 0) -> int | None:
    """The time step this code belongs to, if it is newer than `after`: a code that was heard is never heard again."""
    here = step_at(now)
    for step in range(max(here - DRIFT, after + 1), here + DRIFT + 1):
        if hmac.compare_digest(code_at(secret, step).encode(), code.encode()):
            return step
    return None


def address(secret: str, *, label: str, issuer: str) -> str:
    """What the picture says to the app."""
    query = urlencode({"secret": secret, "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{quote(f'{issuer}:{label}')}?{query}"

"""Backup codes: ten words to write down, each of which stands in once for a lost second factor."""

import hashlib
import hmac
import secrets

from jehat.core.folding import strip_invisible, western_digits

MANY = 10
# Letters and digits that nobody mistakes for one another.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 10


def new_codes() -> list[str]:
    """Fifty bits each, in two groups."""
    return [_grouped("".join(secrets.choice(ALPHABET) for _place in range(LENGTH))) for _number in range(MANY)]


def digests(codes) -> list[str]:
    """What is kept of them: enough to know one again, and not to show it again."""
    return [_digest(canonical(code)) for code in codes]


def spent(kept: list[str], code: str) -> list[str] | None:
    """What is left after this code, or None if it is none of them."""
    digest = _digest(canonical(code))
    found = [one for one in kept if hmac.compare_digest(one, digest)]
    return [one for one in kept if one not in found] if found else None


def canonical(code: str) -> str:
    return "".join(western_digits(strip_invisible(code)).lower().replace("-", " ").split())


def _grouped(code: str) -> str:
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()

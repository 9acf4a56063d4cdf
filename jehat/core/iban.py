"""Numbers of Saudi bank accounts (IBAN): their one spelling and their check."""

import re

from jehat.core.folding import strip_invisible, western_digits

_SAUDI = re.compile(r"SA[0-9]{22}")
_GAPS = re.compile(r"[\s\-]")


def canonical(text: str) -> str | None:
    """The account number without gaps, or nothing where it is not a Saudi one with its right check digits."""
    number = _GAPS.sub("", strip_invisible(western_digits(text))).upper()
    return number if _SAUDI.fullmatch(number) and _remainder(number) == 1 else None


def grouped(number: str) -> str:
    """As it is printed: in groups of four."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


def _remainder(number: str) -> int:
    """The first four signs go to the end, letters count from ten on, and the whole is divided by 97."""
    return int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97

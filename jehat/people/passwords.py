"""Passwords: one spelling for every keyboard, and what may not be one."""

import unicodedata
from collections.abc import Iterable

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jehat.core.folding import western_digits

LONGEST = 128
_TELLING = 4


def canonical(password: str) -> str:
    """The password as it is hashed: a phone that types ٢٠٢٦ and a computer that types 2026 type the same."""
    return western_digits(unicodedata.normalize("NFKC", password))


def check(password: str, *, own: Iterable[str] = ()) -> None:
    """ValidationError if the password is short, long, common, only digits, or holds an identifier of its owner."""
    password = canonical(password)
    if len(password) > LONGEST:
        raise ValidationError(_("The password is too long."), code="long")
    validate_password(password)
    folded = password.casefold()
    if any(piece in folded for value in own for piece in _pieces(value)):
        raise ValidationError(_("The password may not contain your mobile, e-mail, number or user name."), code="own")


def _pieces(value: str) -> list[str]:
    """What of a canonical identifier would give it away: all of it, an e-mail's name, a mobile without its country."""
    value = value.casefold()
    pieces = [value, value.partition("@")[0], value.removeprefix("+966")]
    return [piece for piece in pieces if len(piece) >= _TELLING]

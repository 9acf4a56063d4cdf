"""What a person or a company is known by: nine kinds of identifier, each in one canonical spelling.

Pure: no database, no lookup. Digits of all scripts and pasted direction controls are accepted everywhere. Canonical
values are what is encrypted and blind-indexed, so a change here needs every index to be built anew.
"""

import re
import unicodedata
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from jehat.core.folding import strip_invisible, western_digits
from jehat.core.words import mask_email, mask_mobile, mask_number

NATIONAL_ID, IQAMA, PASSPORT = "national_id", "iqama", "passport"
BORDER = "border"
MOBILE, EMAIL, USERNAME = "mobile", "email", "username"
COMMERCIAL, UNIFIED = "commercial", "unified"
IDENTITIES = (NATIONAL_ID, IQAMA, PASSPORT, BORDER)
CONTACTS = (MOBILE, EMAIL)
# What the one sign-in box may hold; a company has numbers and never signs in.
KINDS = (NATIONAL_ID, IQAMA, PASSPORT, BORDER, MOBILE, EMAIL, USERNAME)
OF_COMPANIES = (UNIFIED, COMMERCIAL)

_BETWEEN_DIGITS = re.compile(r"[\s().\-\u2010-\u2015]")
_TEN_DIGITS = re.compile(r"[0-9]{10}")
_SAUDI_MOBILE = re.compile(r"(?:(?:\+|00)?9660?|0)?(5[0-9]{8})")
_FOREIGN_PHONE = re.compile(r"(?:\+|00)([1-9][0-9]{7,14})")
_PASSPORT = re.compile(r"[A-Z0-9]{6,9}")
_BORDER = re.compile(r"[3-9][0-9]{9}")
_UNIFIED = re.compile(r"7[0-9]{9}")
_USERNAME = re.compile(r"[a-z](?:[a-z0-9]|[._-](?=[a-z0-9])){2,31}")


class IdentifierError(ValueError):
    """A text is no identifier of the kind; `message` is a lazily translated sentence, `code` the kind."""

    def __init__(self, message, code: str):
        super().__init__(message)
        self.message = message
        self.code = code

    def __str__(self) -> str:
        return str(self.message)


def canonical(kind: str, text: str) -> str:
    """The one spelling of an identifier; IdentifierError says what is wrong with it."""
    return _CANONICAL[kind](_clean(text))


def recognise(text: str) -> list[tuple[str, str]]:
    """Every (kind, canonical) that a text typed in the one sign-in box may be, the likeliest first; maybe none."""
    found = []
    for kind in KINDS:
        try:
            found.append((kind, canonical(kind, text)))
        except IdentifierError:
            continue
    return sorted(found, key=lambda pair: pair[0] == PASSPORT)


def masked(kind: str, value: str) -> str:
    """A canonical identifier as it is shown to those who need not know it whole."""
    return {MOBILE: mask_mobile, EMAIL: mask_email}.get(kind, mask_number)(value)


def _clean(text: str) -> str:
    return strip_invisible(western_digits(unicodedata.normalize("NFKC", text))).strip()[:320]


def _national_id(text: str) -> str:
    number = _ten_digits(text, NATIONAL_ID)
    if number[0] == "2":
        raise IdentifierError(_("A national ID begins with 1. This number is an Iqama."), NATIONAL_ID)
    if number[0] != "1":
        raise IdentifierError(_("A national ID begins with 1."), NATIONAL_ID)
    return _checked(number, NATIONAL_ID)


def _iqama(text: str) -> str:
    number = _ten_digits(text, IQAMA)
    if number[0] == "1":
        raise IdentifierError(_("An Iqama begins with 2. This number is a national ID."), IQAMA)
    if number[0] != "2":
        raise IdentifierError(_("An Iqama begins with 2."), IQAMA)
    return _checked(number, IQAMA)


def _ten_digits(text: str, kind: str) -> str:
    number = _BETWEEN_DIGITS.sub("", text)
    if not _TEN_DIGITS.fullmatch(number):
        raise IdentifierError(_("The number has ten digits."), kind)
    return number


def _checked(number: str, kind: str) -> str:
    if not luhn(number):
        raise IdentifierError(_("The number is not correct. One of its digits may be mistyped."), kind)
    return number


def luhn(number: str) -> bool:
    """Whether ASCII digits end in their check digit: every second digit counts double, from the one before the last.

    Of ten digits these are the odd places from the left; code that doubles the even ones refuses valid numbers.
    """
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _mobile(text: str) -> str:
    number = _BETWEEN_DIGITS.sub("", text)
    if saudi := _SAUDI_MOBILE.fullmatch(number):
        return f"+966{saudi[1]}"
    foreign = _FOREIGN_PHONE.fullmatch(number)
    if foreign is None:
        raise IdentifierError(_("Enter a mobile as 05XXXXXXXX, or with + and the country code."), MOBILE)
    if foreign[1].startswith("966"):
        raise IdentifierError(_("A Saudi mobile has nine digits after 966, the first of them 5."), MOBILE)
    return f"+{foreign[1]}"


def _email(text: str) -> str:
    local, at, domain = text.lower().rpartition("@")
    try:
        address = f"{local}{at}{domain.encode('idna').decode('ascii')}"
        validate_email(address)
    except (UnicodeError, ValidationError):
        raise IdentifierError(_("Enter an e-mail address, for example name@example.sa."), EMAIL) from None
    return address


def _passport(text: str) -> str:
    number = _BETWEEN_DIGITS.sub("", text).upper()
    if not _PASSPORT.fullmatch(number) or not any(c.isdigit() for c in number):
        raise IdentifierError(_("A passport number has 6 to 9 Latin letters and digits."), PASSPORT)
    return number


def _border(text: str) -> str:
    number = _ten_digits(text, BORDER)
    if not _BORDER.fullmatch(number):
        raise IdentifierError(_("A border number begins with 3 or more. This number is an ID or an Iqama."), BORDER)
    return number


def _unified(text: str) -> str:
    number = _ten_digits(text, UNIFIED)
    if not _UNIFIED.fullmatch(number):
        raise IdentifierError(_("A unified number begins with 7."), UNIFIED)
    return number


def _commercial(text: str) -> str:
    return _ten_digits(text, COMMERCIAL)


def _username(text: str) -> str:
    name = text.lower()
    if not _USERNAME.fullmatch(name):
        raise IdentifierError(
            _("A user name begins with a Latin letter and has 3 to 32 letters, digits, dots, dashes or underscores."),
            USERNAME,
        )
    return name


_CANONICAL: dict[str, Callable[[str], str]] = {
    NATIONAL_ID: _national_id,
    IQAMA: _iqama,
    PASSPORT: _passport,
    BORDER: _border,
    MOBILE: _mobile,
    EMAIL: _email,
    USERNAME: _username,
    COMMERCIAL: _commercial,
    UNIFIED: _unified,
}

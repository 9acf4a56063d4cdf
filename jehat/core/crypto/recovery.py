"""The recovery sheet: a 256-bit key on paper, typed back line by line with its errors found."""

import hashlib
import re

from .errors import KeyUnavailable
from .keys import KEY_BYTES, KeyBytes

# Crockford's alphabet: no I, L, O or U, which are misread; https://www.crockford.com/base32.html
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OIL", "011")
_PER_LINE = 8
_LINES = KEY_BYTES // _PER_LINE
_CHARACTERS = 13
_SUM = 2
_TITLE = "JEHAT RECOVERY SHEET 1"
_LINE = re.compile(r"^\s*([1-5])\s*[:.]\s*([0-9A-Z][0-9A-Z -]*)$", re.IGNORECASE)


def sheet(key: bytes) -> str:
    """The text to print once and lock away: four lines of key, one line that checks the whole."""
    lines = [_line(number, key[(number - 1) * _PER_LINE : number * _PER_LINE]) for number in range(1, _LINES + 1)]
    return "\n".join([_TITLE, *lines, _row(_LINES + 1, _whole(key)), ""])


def read(text: str) -> KeyBytes:
    """The key of a sheet that was typed in; raises KeyUnavailable naming the first line that has an error."""
    typed = {int(match[1]): _canonical(match[2]) for match in map(_LINE.match, text.splitlines()) if match}
    for number in range(1, _LINES + 2):
        if number not in typed:
            raise KeyUnavailable(f"line {number} of the recovery sheet is missing or not readable")
    key = KeyBytes(b"".join(_bytes_of(number, typed[number]) for number in range(1, _LINES + 1)))
    if typed[_LINES + 1] != _whole(key):
        raise KeyUnavailable(f"the lines of the recovery sheet do not belong together: check line {_LINES + 1}")
    return key


def _line(number: int, part: bytes) -> str:
    return _row(number, _base32(int.from_bytes(part, "big"), _CHARACTERS) + _sum(number, part))


def _row(number: int, characters: str) -> str:
    return f"{number}: " + " ".join(characters[i : i + 5] for i in range(0, len(characters), 5))


def _bytes_of(number: int, characters: str) -> KeyBytes:
    wrong = KeyUnavailable(f"line {number} of the recovery sheet has a typing error")
    if len(characters) != _CHARACTERS + _SUM or not set(characters) <= set(_ALPHABET):
        raise wrong
    value = 0
    for character in characters[:_CHARACTERS]:
        value = value * 32 + _ALPHABET.index(character)
    if value >> 8 * _PER_LINE:
        raise wrong
    part = KeyBytes(value.to_bytes(_PER_LINE, "big"))
    if _sum(number, part) != characters[_CHARACTERS:]:
        raise wrong
    return part


def _sum(number: int, part: bytes) -> str:
    digest = hashlib.sha256(b"jehat line %d" % number + part).digest()
    return _base32(int.from_bytes(digest[:2], "big") >> 6, _SUM)


def _whole(key: bytes) -> str:
    digest = hashlib.sha256(b"jehat sheet" + key).digest()
    return _base32(int.from_bytes(digest[:5], "big"), 8)


def _base32(value: int, characters: int) -> str:
    return "".join(_ALPHABET[value >> 5 * place & 31] for place in reversed(range(characters)))


def _canonical(typed: str) -> str:
    return re.sub(r"[ -]", "", typed).upper().translate(_MISREAD)

"""How many parts a text message is charged as: GSM-7 160 or 153 a part, UCS-2 70 or 67 (3GPP TS 23.038 and 23.040)."""

from collections.abc import Iterable

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# These are written as an escape and a second septet, which stay in one part.
_EXTENDED = frozenset("\f^{}\\[~]|€")


def sms_segments(text: str) -> int:
    """The number of parts; one letter beyond the GSM alphabet makes the whole text UCS-2."""
    if set(text) <= _BASIC | _EXTENDED:
        return _parts([2 if letter in _EXTENDED else 1 for letter in text], alone=160, joined=153)
    return _parts([2 if ord(letter) > 0xFFFF else 1 for letter in text], alone=70, joined=67)


def split_into_parts(text: str, *, wide: bool = False) -> list[str]:
    """The text cut as it is charged: never within a letter; `wide` takes UCS-2 though the GSM alphabet would do."""
    is_gsm = not wide and set(text) <= _BASIC | _EXTENDED
    alone, joined = (160, 153) if is_gsm else (70, 67)
    widths = [2 if (letter in _EXTENDED if is_gsm else ord(letter) > 0xFFFF) else 1 for letter in text]
    if sum(widths) <= alone:
        return [text]
    parts, room = [""], joined
    for letter, width in zip(text, widths, strict=True):
        if width > room:
            parts.append("")
            room = joined
        parts[-1] += letter
        room -= width
    return parts


def _parts(widths: Iterable[int], *, alone: int, joined: int) -> int:
    widths = list(widths)
    if sum(widths) <= alone:
        return 1 if widths else 0
    parts, room = 1, joined
    for width in widths:
        if width > room:
            parts, room = parts + 1, joined
        room -= width
    return parts

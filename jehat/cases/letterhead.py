"""What every paper of a case bears: the colours and the logo of the entity, days in both calendars, a seal."""

import base64
from datetime import UTC
from hmac import compare_digest
from pathlib import Path

from django.utils import timezone

from jehat.core import printing
from jehat.core.crypto.blind import blind_index
from jehat.core.hijri import dual
from jehat.core.words import clock
from jehat.organization import colours, looks
from jehat.organization.models import Brand, Logo

MARK = Path(printing.__file__).resolve().parent / "static/ui/mark.svg"


def brand(entity) -> dict:
    """The colours of the entity and its logo, as the numbers of its bytes; the platform's own colours without them."""
    found = looks.brand_of(entity)
    shades = colours.palette(found.colour if found else Brand.PLAIN).light
    logo = Logo.objects.filter(entity=entity).first() if found and found.logo_digest else None
    return {
        "colour": shades["brand-600"],
        "strong": shades["brand-700"],
        "wash": shades["brand-50"],
        "logo": list(bytes(logo.png)) if logo else [],
    }


def day(at) -> str:
    """Both calendars."""
    both = dual(timezone.localtime(at))
    return f"{printing.one_way(both.hijri)} · {printing.one_way(both.gregorian)}"


def moment(at) -> str:
    """Both calendars and the clock."""
    return f"{day(at)} · {printing.ltr(clock(timezone.localtime(at)))}"


def seal(of: str, number: str, at) -> str:
    """Sixteen letters that only the platform can make for this paper: whoever has them has seen it."""
    made = blind_index(of, f"{number}|{at.astimezone(UTC).isoformat()}")
    letters = base64.b32encode(made[:10]).decode()
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def is_seal(code: str, sealed: str) -> bool:
    """Whether a code is this seal, however it was typed."""
    typed = "".join(letter for letter in code.upper() if letter.isascii() and letter.isalnum())
    return compare_digest(typed, sealed.replace("-", ""))

"""Papers: a Typst template and data become a PDF of the archive kind (PDF/A-2a), in our own typeface.

What people wrote reaches the template as data and never as markup. Why Typst: docs/adr/0003.
"""

import html
import json
import re
from pathlib import Path
from typing import Any, Literal

import typst
from django.utils.translation import get_language, get_language_bidi

from jehat.core.templatetags.words import bidi

FONTS = Path(__file__).resolve().parent / "static/vendor/plex-print-0.4.2"
ARCHIVE: Literal["a-2a"] = "a-2a"
# Unicode's isolates: first strong left to right, right to left, and their end.
_MARKS = {'<bdi dir="ltr">': "\u2066", '<bdi dir="rtl">': "\u2067", "</bdi>": "\u2069"}
_BDI = re.compile("|".join(map(re.escape, _MARKS)))


def pdf(template: Path, data: dict[str, Any]) -> bytes:
    """The paper as PDF; the template reads `data` with `json(bytes(sys.inputs.data))`, the language included."""
    given = {"language": get_language(), "direction": "rtl" if get_language_bidi() else "ltr", **data}
    inputs = {"data": json.dumps(given)}
    options: dict[str, Any] = {"font_paths": [str(FONTS)], "ignore_system_fonts": True, "sys_inputs": inputs}
    try:
        return typst.compile(str(template), pdf_standards=[ARCHIVE], **options)
    except typst.TypstError:
        # An archive holds no letter that its typeface lacks; somebody's emoji must not cost him his paper.
        return typst.compile(str(template), **options)


def one_way(text: object) -> str:
    """What a person wrote, with what runs the other way isolated, as pages do it, but by characters alone."""
    return html.unescape(_BDI.sub(lambda found: _MARKS[found[0]], bidi(text)))


def ltr(text: object) -> str:
    """A number, an address or a code, kept left to right."""
    return f"\u2066{text}\u2069"

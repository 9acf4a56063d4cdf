"""The count in the browser and the count on the server are one: tried on the same texts in a real browser."""

from pathlib import Path

import pytest

from jehat.core import stylesheet
from jehat.notifications.segments import sms_segments
from tests.browser import chromium

pytestmark = pytest.mark.browser
MODULE = Path(stylesheet.STATIC) / "ui/js/segments.js"
BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABC§¿abcäöñüà"
CORPUS = [
    "",
    BASIC,
    "^{}\\[~]|€\f",
    *("a" * count for count in (1, 159, 160, 161, 306, 307, 459, 460)),
    *("ب" * count for count in (1, 69, 70, 71, 134, 135, 201, 202)),
    *("a" * count + "€" for count in (158, 159, 160, 304, 305)),
    *("😀" * count for count in (1, 35, 36, 67, 68)),
    "ب" * 66 + "😀" + "ب" * 66,
    "a" * 152 + "€" * 2 + "a" * 152,
    "Case \u200eWRM-1448-000123",
    "`",
    "ç",
    "معاملتكم رقم 1448-102233 إلى (قيد الدراسة).",
]


def test_both_count_the_same():
    with chromium() as browser:
        page = browser.new_page()
        source = MODULE.read_text().replace("export function", "function")
        counted = page.evaluate(f"(texts) => {{ {source}; return texts.map(segments); }}", CORPUS)
    assert dict(zip(CORPUS, counted, strict=True)) == {text: sms_segments(text) for text in CORPUS}

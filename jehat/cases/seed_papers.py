"""Papers of the demonstration: a drawing and a deed, invented and drawn here, as a beneficiary would hand them in."""

import json
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

NAMES = json.loads((Path(__file__).parent / "demonstration" / "papers.json").read_text())
DEED, SECOND_PAGE, PLAN = NAMES["deed"], NAMES["second_page"], NAMES["plan"]
NEEDS_A_DEED = ("WRM-BPR", "WRM-BPC", "WRM-SUR")
# Who writes so has attached a drawing.
ENCLOSED = NAMES["enclosed"]
INK, PAPER, FAINT, SEAL = "#26332d", "#ffffff", "#c4cec9", "#1b8354"


def papers_of(told: dict) -> list[SimpleUploadedFile]:
    """What comes with a case of the demonstration, by its kind and by what its text says."""
    papers = []
    if told["kind"] in NEEDS_A_DEED:
        papers.append(deed(DEED))
    if any(word in told["text_ar"] for word in ENCLOSED):
        papers.append(SimpleUploadedFile(PLAN, _plan(), content_type="image/png"))
    return papers


def deed(name: str) -> SimpleUploadedFile:
    """A page of a deed, under the name its owner gave it."""
    return SimpleUploadedFile(name, _deed(), content_type="application/pdf")


@lru_cache(maxsize=1)
def _plan() -> bytes:
    """A house of four rooms and its court, seen from above."""
    sheet = Image.new("RGB", (640, 480), PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((24, 24, 616, 456), outline=FAINT, width=2)
    for room in ((80, 80, 320, 240), (320, 80, 560, 200), (80, 240, 240, 400), (320, 200, 560, 400)):
        pen.rectangle(room, outline=INK, width=5)
    for x in range(80, 561, 40):
        pen.line((x, 424, x, 436), fill=INK, width=2)
    pen.line((80, 430, 560, 430), fill=INK, width=2)
    pen.arc((180, 200, 260, 280), 180, 270, fill=SEAL, width=3)
    return _saved(sheet, "PNG")


@lru_cache(maxsize=1)
def _deed() -> bytes:
    """A page of lines with a frame and a seal: it says nothing, so it can be taken for no real paper."""
    sheet = Image.new("RGB", (595, 842), PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((36, 36, 559, 806), outline=SEAL, width=3)
    pen.rectangle((190, 84, 405, 104), fill=INK)
    for order, y in enumerate(range(160, 620, 34)):
        pen.rectangle((90 + order % 4 * 18, y, 505, y + 8), fill=FAINT)
    pen.ellipse((100, 660, 200, 760), outline=SEAL, width=6)
    pen.ellipse((125, 685, 175, 735), outline=SEAL, width=3)
    return _saved(sheet, "PDF")


def _saved(sheet, form: str) -> bytes:
    out = BytesIO()
    sheet.save(out, form)
    return out.getvalue()

"""Pictures that somebody looked at and approved: small copies of a page as it must look, kept beside the tests.

    JEHAT_APPROVE=1 pytest tests/journeys      writes them anew; look at each before it is kept

What changes from day to day (times, numbers, names of whoever got a case) is covered before the picture is taken.
"""

import io
import os
import tempfile
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Page

FOLDER = Path(__file__).parent / "approved"
COLOURS = 64
# A pixel differs when a channel does by more than this; of those a page may have so large a share.
MOST_OF_CHANNEL, MOST_SHARE = 40, 0.02
COVER = "#7a8a84"
# On every page: what the day, the run and the machine decide.
MOVING = ("time", ".num", ".count", ".me", ".avatar", ".views a span", ".list-h .muted")
# The story of a case is as long as the reason why whoever has it got it, and what is told of its kind as the figures of
# the day: in a picture each has one length.
LENGTHS = """
(lengths) => {
  for (const [what, length] of Object.entries(lengths)) {
    for (const one of document.querySelectorAll(what)) one.style.cssText = length;
  }
}
"""
ONE_LENGTH = {
    "#thread": "block-size: 340px; overflow: hidden; flex: none",
    ".answers > .muted": "block-size: 64px; overflow: hidden; visibility: hidden",
}
# Nothing scrolled, nothing in focus, no news in the corner.
AT_REST = """
document.fonts.ready.then(() => {
  scrollTo(0, 0);
  document.activeElement?.blur();
  document.getElementById("toasts").hidden = true;
})
"""
BACK = "document.getElementById('toasts').hidden = false"


def problem_of(page: Page, name: str, moving: tuple[str, ...] = ()) -> str:
    """What is wrong with how the page looks, or nothing; where pictures are being approved, it is taken instead."""
    taken = _small(_picture(page, (*MOVING, *moving)))
    kept = FOLDER / f"{name}.png"
    if os.environ.get("JEHAT_APPROVE"):
        _write(taken, kept)
        return ""
    if not kept.exists():
        return f"{name} has no approved picture"
    share = _difference(taken, Image.open(kept).convert("RGB"))
    if share <= MOST_SHARE:
        return ""
    beside = Path(tempfile.gettempdir()) / "jehat-looks" / kept.name
    _write(taken, beside)
    return f"{name} looks otherwise by {share:.1%}: {beside} beside {kept}"


def _picture(page: Page, moving: tuple[str, ...]) -> Image.Image:
    page.evaluate(AT_REST)
    page.evaluate(LENGTHS, ONE_LENGTH)
    page.mouse.move(0, 0)
    covered = [page.locator(one) for one in moving]
    shot = page.screenshot(animations="disabled", caret="hide", scale="css", mask=covered, mask_color=COVER)
    page.evaluate(LENGTHS, dict.fromkeys(ONE_LENGTH, ""))
    page.evaluate(BACK)
    return Image.open(io.BytesIO(shot)).convert("RGB")


def _small(picture: Image.Image) -> Image.Image:
    return picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.BOX)


def _write(picture: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)


def _difference(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ; all of them where the sizes do."""
    if one.size != other.size:
        return 1.0
    channels = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    return sum(most.histogram()[MOST_OF_CHANNEL + 1 :]) / (one.width * one.height)

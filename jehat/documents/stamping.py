"""A picture with words all over it, such as who looks at it and when: what is photographed or saved says so. Pure.

The picture is drawn anew and no larger than a screen; the file itself stays as it came, for who downloads it.
"""

from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageDraw, ImageFont, ImageOps, UnidentifiedImageError

from jehat.core import printing

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
TYPE = "image/jpeg"
MOST_PIXELS = 50_000_000
SIDE = 1600
FONT = Path(printing.FONTS) / "regular.ttf"
INK, HALO = (0, 0, 0, 70), (255, 255, 255, 90)
TILT = 20


class NoPicture(ValueError):
    """What came cannot be drawn: it is offered for download only."""


def stamped(source: BinaryIO, words: str) -> bytes:
    """The picture as JPEG with the words all over it; raises NoPicture."""
    picture = _read(source)
    over = Image.new("RGBA", (picture.width * 2, picture.height * 2))
    font = ImageFont.truetype(str(FONT), max(14, min(picture.size) // 28))
    _repeat(ImageDraw.Draw(over), over.size, words, font)
    tilted = over.rotate(TILT)
    corner = (picture.width // 2, picture.height // 2)
    picture.alpha_composite(tilted.crop((*corner, corner[0] + picture.width, corner[1] + picture.height)))
    written = BytesIO()
    picture.convert("RGB").save(written, "JPEG", quality=88)
    return written.getvalue()


def _read(source) -> Image.Image:
    try:
        with Image.open(source, formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NoPicture("too many pixels")
            opened.draft("RGB", (SIDE, SIDE))
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except Image.DecompressionBombError:
        raise NoPicture("too many pixels") from None
    except (UnidentifiedImageError, OSError, SyntaxError, IndexError, ValueError) as error:
        raise NoPicture(str(error)) from None
    picture.thumbnail((SIDE, SIDE))
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    return paper


def _repeat(draw, size, words, font) -> None:
    """The words in rows, each row begun a little further, with a light edge so that they show on dark and on light."""
    wide, high = draw.textlength(words, font=font) + 2 * font.size, font.size * 5
    for row in range(int(size[1] // high) + 1):
        left = -(row % 2) * wide / 2
        while left < size[0]:
            draw.text((left, row * high), words, font=font, fill=INK, stroke_width=1, stroke_fill=HALO)
            left += wide

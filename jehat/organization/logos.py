"""A logo drawn anew: whatever came in the file beside the picture stays behind, and the picture has a known size."""

from hashlib import sha256
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_BYTES = 1024 * 1024
MOST_PIXELS = 16_000_000
SIDE, SMALL_SIDE = 512, 256
# Above this the picture is a photograph rather than a logo, and is kept with fewer colours.
HEAVY = 200 * 1024
PNG = b"\x89PNG\r\n\x1a\n"


class BadLogo(ValueError):
    """The file is no picture that can be a logo; the sentence says why."""


def redrawn(content: bytes) -> bytes:
    """The picture of a PNG, JPEG or WebP file as a small PNG without anything else; raises BadLogo."""
    if len(content) > MOST_BYTES:
        raise BadLogo(_("The logo is larger than 1 MB."))
    picture = _upright(content)
    picture.thumbnail((SIDE, SIDE))
    drawn = _encoded(picture)
    if len(drawn) > HEAVY:
        picture.thumbnail((SMALL_SIDE, SMALL_SIDE))
        drawn = _encoded(picture.quantize(256, method=Image.Quantize.FASTOCTREE))
    return drawn


def digest(png: bytes) -> str:
    """A name for this very picture, for its address."""
    return sha256(png).hexdigest()[:16]


def _upright(content: bytes) -> Image.Image:
    """The first picture of the file as it is meant to be seen, with nothing but its pixels."""
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise BadLogo(_("The logo has more than 16 million pixels."))
            turned = ImageOps.exif_transpose(opened).convert("RGBA")
    except BadLogo:
        raise
    except Image.DecompressionBombError:
        raise BadLogo(_("The logo has more than 16 million pixels.")) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, IndexError):
        raise BadLogo(_("The logo is a PNG, JPEG or WebP picture.")) from None
    plain = Image.new("RGBA", turned.size)
    plain.paste(turned)
    return plain


def _encoded(picture: Image.Image) -> bytes:
    written = BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()

"""Whatever file is sent as a logo: a small PNG without anything else comes of it, or a reason."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from jehat.organization import logos

from .test_change_brand import picture


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png), formats=["PNG"])


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_pictures_of_three_kinds(form):
    drawn = logos.redrawn(picture(form))
    assert drawn.startswith(logos.PNG) and opened(drawn).size == (64, 64)


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_anything_else_is_refused(content):
    with pytest.raises(logos.BadLogo, match="PNG, JPEG or WebP"):
        logos.redrawn(content)


@pytest.mark.parametrize("form", ["GIF", "TIFF", "BMP"])
def test_other_pictures_are_refused(form):
    with pytest.raises(logos.BadLogo):
        logos.redrawn(picture(form))


def test_half_a_picture_is_refused():
    whole = picture("JPEG", size=(300, 300))
    with pytest.raises(logos.BadLogo):
        logos.redrawn(whole[: len(whole) // 3])


def test_what_came_beside_the_picture_stays_behind():
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    sent = picture("JPEG", exif=exif, comment=b"secret words")
    assert b"taken at home" in sent and b"secret words" in sent
    drawn = logos.redrawn(sent)
    assert b"taken at home" not in drawn and b"secret words" not in drawn
    assert opened(drawn).info.keys() <= {"dpi"}


def test_it_is_turned_as_it_is_meant_to_be_seen():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(logos.redrawn(picture("JPEG", size=(80, 40), exif=exif))).size == (40, 80)


def test_large_pictures_become_small():
    assert opened(logos.redrawn(picture(size=(2000, 1000)))).size == (512, 256)


def test_noise_becomes_light():
    noise = Image.effect_noise((900, 900), 90).convert("RGB")
    written = BytesIO()
    noise.save(written, "JPEG", quality=60)
    assert len(logos.redrawn(written.getvalue())) < logos.HEAVY


def test_heavy_files_are_not_even_opened():
    with pytest.raises(logos.BadLogo, match="1 MB"):
        logos.redrawn(picture() + b"\0" * logos.MOST_BYTES)


def test_a_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(logos.BadLogo, match="million pixels"):
        logos.redrawn(bomb(60_000, 60_000))
    with pytest.raises(logos.BadLogo, match="million pixels"):
        logos.redrawn(bomb(4_001, 4_000))


def bomb(width, height) -> bytes:
    """A few bytes that say they are an enormous picture."""

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return logos.PNG + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")

"""Pictures with words all over them."""

import io

import pytest
from PIL import Image

from jehat.documents.stamping import SIDE, NoPicture, stamped


def picture(size=(600, 400), mode="RGB", form="PNG", colour="white"):
    written = io.BytesIO()
    Image.new(mode, size, colour).save(written, form)
    written.seek(0)
    return written


def shades(content: bytes) -> int:
    return len(Image.open(io.BytesIO(content)).convert("L").getcolors(256))


@pytest.mark.parametrize("colour", ["white", "black", "gray"])
def test_the_words_show_on_every_ground(colour):
    assert shades(stamped(picture(colour=colour), "نورة العتيبي · 13:05")) > 10


@pytest.mark.parametrize(("mode", "form"), [("RGBA", "PNG"), ("P", "GIF"), ("L", "JPEG"), ("RGB", "WEBP")])
def test_every_kind_of_picture(mode, form):
    colour = 1 if mode in ("L", "P") else "white"
    assert Image.open(io.BytesIO(stamped(picture(mode=mode, form=form, colour=colour), "x"))).format == "JPEG"


def test_it_is_no_larger_than_a_screen():
    assert max(Image.open(io.BytesIO(stamped(picture((3000, 1000)), "x"))).size) == SIDE


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"<svg/>"])
def test_what_is_no_picture_is_not_drawn(content):
    with pytest.raises(NoPicture):
        stamped(io.BytesIO(content), "x")


def test_a_picture_of_too_many_points_is_not_drawn():
    with pytest.raises(NoPicture):
        stamped(picture((12_000, 5_000), mode="1", colour=1), "x")

from io import BytesIO

import pytest
from PIL import Image

from jehat.core.verdict import Refused
from jehat.organization import actions, logos
from jehat.organization.models import Brand, Logo


def picture(form="PNG", size=(64, 64), colour="#335577", **given) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, colour).save(written, form, **given)
    return written.getvalue()


def change(world, by=None, **given):
    return actions.change_brand(by=by or world.admin.user, entity=world.entity, **given)


def test_an_administrator_gives_name_colour_and_logo(world, recorded):
    png = logos.redrawn(picture())
    change(world, name_ar="الأمانة", name_en="Waha", colour="#7a1f5c", logo=png)
    brand = Brand.objects.get(entity=world.entity)
    assert (brand.name_en, brand.colour, brand.has_colour) == ("Waha", "#7a1f5c", True)
    assert bytes(Logo.objects.get(entity=world.entity).png) == png
    assert brand.logo_digest == logos.digest(png) == Logo.objects.get(entity=world.entity).digest
    event = recorded("change_brand")
    assert event.particulars == {"colour": "7a1f5c", "logo": brand.logo_digest} and event.subject_id == world.entity.pk


def test_a_logo_stays_changes_and_goes(world):
    change(world, logo=logos.redrawn(picture()))
    first = change(world, colour="#7a1f5c").logo_digest
    assert first
    other = change(world, logo=logos.redrawn(picture(colour="#ff0000"))).logo_digest
    assert other not in ("", first) and Logo.objects.count() == 1
    assert change(world, keeps_logo=False).logo_digest == "" and not Logo.objects.exists()


@pytest.mark.parametrize("colour", ["#ffdd00", "#ffffff", "red", "#12345", "#1b8354; }", "", "#1B8354\n"])
def test_white_words_must_be_readable_on_it(world, colour):
    with pytest.raises(Refused, match="White words"):
        change(world, colour=colour)
    assert not Brand.objects.exists()


@pytest.mark.parametrize("logo", [b"", b"<svg onload=alert(1)>", picture("JPEG")])
def test_only_what_was_drawn_anew_is_kept(world, logo):
    with pytest.raises(Refused, match="PNG"):
        change(world, logo=logo)
    assert not Logo.objects.exists()


def test_strangers_are_refused(world, stranger):
    with pytest.raises(Refused):
        change(world, by=stranger, name_en="Mine")
    assert not Brand.objects.exists()

"""Where a brand is chosen, and where everybody sees it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jehat.organization import actions, colours, logos
from jehat.organization.models import Brand, Logo

from .test_change_brand import picture

COLOUR = "#7a1f5c"
PAGE = "/organization/brand/"
GUIDE = "/guide/WRM/"


@pytest.fixture
def brand(world):
    png = logos.redrawn(picture())
    given = {"name_ar": "الأمانة", "name_en": "Waha", "colour": COLOUR, "logo": png}
    return actions.change_brand(by=world.admin.user, entity=world.entity, **given)


def sheets(page) -> list[str]:
    return re.findall(r'href="(/brand/[^"]+\.css[^"]*)"', page.content.decode())


def test_an_administrator_changes_it(world, as_admin):
    file = SimpleUploadedFile("logo.png", picture(), "image/png")
    answer = as_admin.post(PAGE, {"name_ar": "الأمانة", "name_en": "Waha", "colour": "#7A1F5C", "logo": file})
    assert answer.status_code == 302, answer.context["form"].errors
    brand = Brand.objects.get(entity=world.entity)
    assert (brand.colour, brand.name_ar) == (COLOUR, "الأمانة") and brand.logo_digest
    as_admin.post(PAGE, {"colour": COLOUR, "removes_logo": "on"})
    assert not Logo.objects.exists()


def test_a_colour_too_light_is_said_with_the_nearest_shade(world, as_admin):
    typed = {"name_en": "Typed", "colour": "#ffdd00"}
    answer = as_admin.post(PAGE, typed)
    page, nearest = answer.content.decode(), colours.nearest("#ffdd00")
    assert answer.status_code == 422 and 'value="Typed"' in page and f'value="{nearest}"' in page
    assert not Brand.objects.exists()
    assert as_admin.post(PAGE, typed | {"shade": nearest}).status_code == 302
    assert Brand.objects.get().colour == nearest and Brand.objects.get().name_en == "Typed"


def test_a_logo_is_not_chosen_again_because_something_else_is_wrong(world, as_admin):
    file = SimpleUploadedFile("logo.png", picture(), "image/png")
    page = as_admin.post(PAGE, {"colour": "#ffdd00", "logo": file})
    kept = page.context["form"].chosen_logo
    assert page.status_code == 422 and f'name="kept_logo" value="{kept}"' in page.content.decode()
    assert as_admin.post(PAGE, {"colour": "#ffdd00", "kept_logo": kept}).context["form"].chosen_logo
    assert as_admin.post(PAGE, {"colour": COLOUR, "kept_logo": kept}).status_code == 302
    assert bytes(Logo.objects.get().png).startswith(logos.PNG)


@pytest.mark.parametrize("kept", ["no base64", "PHN2Zz4="])
def test_what_is_no_logo_does_not_come_in_by_the_back_door(as_admin, kept):
    assert as_admin.post(PAGE, {"colour": COLOUR, "kept_logo": kept}).status_code == 302
    assert not Logo.objects.exists()


@pytest.mark.parametrize("colour", ["", "red", "#12", "\u202e", "#" + "9" * 500, "#ffdd00", COLOUR])
def test_the_sample_shows_whatever_is_asked(as_admin, colour):
    answer = as_admin.get(reverse("organization:brand_sample"), {"colour": colour})
    assert answer.status_code == 200 and answer.content.count(b"<svg") >= 2
    assert b"style=" not in answer.content


def test_a_file_that_is_no_picture_is_refused(as_admin):
    file = SimpleUploadedFile("logo.png", b"<svg onload=alert(1)/>", "image/png")
    answer = as_admin.post(PAGE, {"colour": COLOUR, "logo": file})
    assert answer.status_code == 422 and not Logo.objects.exists()


def test_strangers_do_not_see_the_page(world, stranger):
    client = Client()
    client.force_login(stranger)
    answers = [client.get(PAGE), client.post(PAGE, {"colour": COLOUR})]
    answers.append(client.get(reverse("organization:brand_sample")))
    # An administrator of another entity would change his own brand, and no other.
    assert {answer.status_code for answer in answers} == {403}
    assert not Brand.objects.exists()


def test_the_sheet_is_public_and_kept_as_long_as_it_is_true(world, brand):
    (address,) = sheets(Client().get(GUIDE))
    answer = Client().get(address)
    assert answer["Content-Type"].startswith("text/css") and "immutable" in answer["Cache-Control"]
    assert COLOUR in answer.content.decode() and "[data-theme=dark]" in answer.content.decode()
    assert not answer.cookies and "immutable" not in Client().get("/brand/WRM.css?v=old")["Cache-Control"]
    actions.change_brand(by=world.admin.user, entity=world.entity, colour="#123456")
    assert sheets(Client().get(GUIDE)) != [address]


def test_the_logo_is_public_and_can_do_nothing(world, brand):
    page = Client().get(GUIDE).content.decode()
    address = re.search(r'src="(/brand/WRM/logo\.png\?v=[0-9a-f]+)"', page)[1]
    answer = Client().get(address)
    assert answer.content.startswith(logos.PNG) and answer["Content-Type"] == "image/png"
    assert "sandbox" in answer["Content-Security-Policy"] and "immutable" in answer["Cache-Control"]


def test_without_a_brand_nothing_is_served(world):
    assert sheets(Client().get(GUIDE)) == []
    assert {Client().get(path).status_code for path in ("/brand/WRM.css", "/brand/WRM/logo.png", "/brand/X.css")} == {
        404
    }
    actions.change_brand(by=world.admin.user, entity=world.entity, name_en="Waha")
    assert sheets(Client().get(GUIDE)) == [] and Client().get("/brand/WRM.css").status_code == 404


def test_employees_see_it_at_their_desk(world, brand, as_admin):
    page = as_admin.get("/settings/")
    assert len(sheets(page)) == 1 and "/brand/WRM/logo.png" in page.content.decode()
    client = Client()
    client.force_login(world.stranger.user)
    assert sheets(client.get("/cases/inbox/")) == []


def test_the_pages_of_another_entity_stay_its_own(world, brand):
    assert sheets(Client().get("/guide/PRA/")) == [] == sheets(Client().get("/guide/"))
    employee = Client()
    employee.force_login(world.noura.user)
    assert sheets(employee.get("/guide/PRA/")) == [] and len(sheets(employee.get("/guide/kinds/WRM-BPR/"))) == 1


def test_a_beneficiary_sees_it_where_he_files(world, brand):
    client = Client()
    client.force_login(world.sara)
    page = client.get(f"/cases/new/{world.kind.code}/")
    assert len(sheets(page)) == 1 and "الأمانة" in page.content.decode()

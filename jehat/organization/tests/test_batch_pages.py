import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from jehat.organization.models import Batch

HAND_IN = reverse("organization:hand_in_batch", args=["departments"])
TEXT = "code,name_ar,name_en,parent\nNEW,جديدة,New,\nPERM,الرخص,Permits two,\n"


def hand_in(client, text=TEXT, name="units.csv"):
    return client.post(HAND_IN, {"file": SimpleUploadedFile(name, text.encode(), "text/csv")})


def test_a_table_is_seen_and_then_taken(as_admin, world):
    address = hand_in(as_admin).url
    page = as_admin.get(address).content.decode()
    assert "NEW" in page and not world.entity.departments.filter(code="NEW").exists()
    assert as_admin.post(f"{address}take/").url == reverse("organization:departments")
    assert world.entity.departments.filter(code="NEW").exists()
    assert as_admin.get(address).url == reverse("organization:departments")


def test_a_row_that_cannot_be_taken_shows_why_and_no_button(as_admin):
    address = hand_in(as_admin, TEXT + "bad code,x,y,\n").url
    page = as_admin.get(address)
    assert page.context["errors"] == 1 and "take/" not in page.content.decode()
    assert len(as_admin.get(f"{address}?show=error").context["page"].object_list) == 1


@pytest.mark.parametrize("text", ["", "nothing\n", "code,name_ar\nA,ب\n"])
def test_what_is_no_table_is_said_on_the_form(as_admin, text):
    page = hand_in(as_admin, text or " ")
    assert page.status_code == 422 and not Batch.objects.exists()


@pytest.mark.parametrize("table", ["departments", "employees"])
def test_the_present_one_and_an_empty_one(as_admin, world, table):
    address = reverse("organization:table", args=[table])
    present = load_workbook(io.BytesIO(as_admin.get(address).content)).active
    empty = load_workbook(io.BytesIO(as_admin.get(f"{address}?example=1").content)).active
    assert (present.max_row > 2, empty.max_row) == (True, 2)
    assert as_admin.get(address)["Content-Disposition"].endswith('.xlsx"')


def test_others_find_nothing(client, world, as_admin):
    batch = hand_in(as_admin).url
    client.force_login(world.stranger.user)
    assert client.get(batch).status_code in (403, 404)
    assert as_admin.get(reverse("organization:hand_in_batch", args=["kings"])).status_code == 404

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from jehat.organization import actions
from jehat.organization.models import Batch

from .tables import many_departments, stand_still

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
    outcome = as_admin.get(address)
    assert outcome.context["batch"].state == Batch.State.TAKEN
    assert "hx-trigger" not in outcome.content.decode() and "take/" not in outcome.content.decode()


def test_of_many_rows_the_page_says_how_far_it_is_and_then_what_came_of_it(as_admin, world):
    batch = actions.take_batch(by=world.admin.user, batch=many_departments(world, 30))
    address = reverse("organization:batch", args=[batch.pk])
    page = as_admin.get(address).content.decode()
    assert "0 of 30 rows are done." in page and 'hx-trigger="every 3s"' in page and "Look again" in page
    actions.go_on_batch(batch=batch)
    part = as_admin.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "25 of 30 rows are done." in part and "<h1" not in part
    again = as_admin.get(HAND_IN).content.decode()
    assert address in again and "25 of 30 rows are done." in again
    actions.go_on_batch(batch=batch)
    page = as_admin.get(address).content.decode()
    assert "hx-trigger" not in page and "Taken in" in page and reverse("organization:departments") in page


def test_the_button_begins_it_and_leads_to_how_far_it_is(as_admin, world):
    address = reverse("organization:batch", args=[many_departments(world, 21).pk])
    assert as_admin.post(f"{address}take/").url == address
    told = as_admin.post(f"{address}take/", follow=True)
    assert "This table is being taken in already." in told.content.decode()


def test_what_stands_still_can_go_on(as_admin, world):
    batch = actions.take_batch(by=world.admin.user, batch=many_departments(world, 21))
    address = reverse("organization:batch", args=[batch.pk])
    assert f"{address}take/" not in as_admin.get(address).content.decode()
    stand_still(batch)
    page = as_admin.get(address).content.decode()
    assert f"{address}take/" in page and "hx-trigger" not in page
    assert as_admin.post(f"{address}take/").url == address
    assert 'hx-trigger="every 3s"' in as_admin.get(address).content.decode()


def test_a_row_that_was_refused_is_shown_with_its_reason(as_admin, world):
    batch = many_departments(world, 2)
    batch.refused, batch.length, batch.position = [[3, "Code", "A reason <b>"]], 2, 2
    batch.added, batch.moved_at, batch.taken_at = 1, timezone.now(), timezone.now()
    batch.save()
    page = as_admin.get(reverse("organization:batch", args=[batch.pk])).content.decode()
    assert "<b>Code</b>: A reason &lt;b&gt;" in page and "Hand in the mended file" in page
    batch.position = 1
    batch.save()
    page = as_admin.get(reverse("organization:batch", args=[batch.pk])).content.decode()
    assert "The rest was not taken in" in page and "1 of 2 rows are done." in page


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

"""A letter is looked at before it is issued: the very paper, and nothing comes of it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.cases.models import Comment, IssuedLetter
from jehat.catalogue.tests.asking import ask as put_questions
from jehat.core.models import Series
from jehat.documents.models import File

from .paper import words_of
from .test_fill_letter import ISSUED, lettered, send

TEXT = "صدرت الرخصة رقم 77."
KEPT = (File, IssuedLetter, Comment, Series)


@pytest.fixture(autouse=True)
def arabic():
    with translation.override("ar"):
        yield


@pytest.fixture
def case(world):
    return actions.open_case(by=world.noura.user, case=lettered(world))


def look(who, case, act="complete", letter="issued", **more):
    client = Client()
    client.force_login(who)
    address = reverse("cases:preview_letter", args=[case.number])
    return client.post(f"{address}?act={act}", {"chosen_letter": letter, "text": TEXT} | more)


def how_many():
    said = Event.objects.exclude(verb__startswith="person.").count()
    return {model: model.objects.count() for model in KEPT} | {Event: said}


def test_it_is_the_paper_with_what_is_typed_and_nothing_comes_of_it(world, case):
    before = how_many()
    answer = look(world.noura.user, case)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"].startswith("inline")
    found = words_of(answer.content)
    for word in ("الرخصة", "77", world.entity.name.split()[0], world.noura.role.name.split()[0], case.number, "معاينة"):
        assert word in found
    assert f"{world.entity.code}-L-" not in found
    assert how_many() == before
    case.refresh_from_db()
    assert case.is_open


def test_of_a_rejection_too(world, case):
    assert look(world.noura.user, case, "reject", "refused", outcome="rejected").status_code == 200


@pytest.mark.parametrize(
    ("act", "letter", "outcome"),
    [("complete", "", ""), ("complete", "refused", ""), ("reject", "issued", "rejected"), ("reject", "refused", "")],
)
def test_what_is_no_letter_of_the_outcome_is_refused(world, case, act, letter, outcome):
    assert look(world.noura.user, case, act, letter, outcome=outcome).status_code == 403


@pytest.mark.parametrize("act", ["", "smoke"])
def test_there_is_no_other_act_with_a_letter(world, case, act):
    assert look(world.noura.user, case, act).status_code == 404


def test_who_may_not_close_does_not_look(world, case):
    assert look(world.faisal.user, case).status_code in (403, 404)
    for who in (world.stranger.user, world.sara):
        assert look(who, case).status_code == 404
    done = actions.complete(by=world.noura.user, case=case, text="Done.")
    assert look(world.noura.user, done).status_code == 403


def test_it_is_offered_with_the_words_of_the_letter(world, case):
    address = reverse("cases:preview_letter", args=[case.number])
    for headers in ({}, {"HX-Request": "true"}):
        page = send(world.noura.user, case, "complete.issued", headers=headers).content.decode()
        assert f'formaction="{address}?act=complete" formtarget="_blank"' in page


def test_a_program_looks_at_it(world, case, client):
    client.force_login(world.noura.user)
    address = f"/api/v1/cases/{case.number}/letters/preview"
    before = how_many()
    answer = client.post(address, {"letter": "issued", "text": TEXT}, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "77" in words_of(answer.content)
    assert how_many() == before
    wrong = client.post(address, {"letter": "refused", "text": TEXT}, content_type="application/json")
    assert wrong.status_code == 403


def edit(client, world, row="0", **typed):
    client.force_login(world.admin.user)
    rows = {"letters-count": "1"} | {f"letters-0-{name}": value for name, value in (ISSUED | typed).items()}
    return client.post(reverse("cases:preview_kind_letter", args=[world.kind.code]) + f"?row={row}", rows)


def test_in_the_editor_it_is_seen_with_made_up_values_as_it_is_typed(world, client):
    before = how_many()
    answer = edit(client, world, body_ar="قرار رقم 91 في {{number}} {{kind}}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    found = words_of(answer.content)
    assert "91" in found and "000123" in found and "معاينة" in found
    assert world.kind.name_ar.split()[0] in found
    assert how_many() == before
    client.force_login(world.admin.user)
    assert edit(client, world, body_ar="", body_en="Only in English 55").status_code == 200


@pytest.mark.parametrize("row", ["", "x", "-1", "7", "٠"])
def test_a_row_that_is_not_there_shows_nothing(world, client, row):
    assert edit(client, world, row).status_code == 404


def test_it_is_for_who_writes_the_kinds_of_his_entity(world, client):
    address = reverse("cases:preview_kind_letter", args=[world.kind.code]) + "?row=0"
    for who, status in ((world.noura.user, 403), (world.sara, 403)):
        client.force_login(who)
        assert client.post(address, {"letters-0-body_ar": "x"}).status_code == status
    client.force_login(world.admin.user)
    assert client.post(reverse("cases:preview_kind_letter", args=["NO-SUCH"]) + "?row=0").status_code == 404


def test_the_editor_offers_it(world, client):
    put_questions(world.kind, form=(), rules={"letters": [ISSUED]})
    client.force_login(world.admin.user)
    page = client.get(reverse("catalogue:write_rules", args=[world.kind.code])).content.decode()
    address = reverse("cases:preview_kind_letter", args=[world.kind.code])
    assert f'formaction="{address}?row=0" formtarget="_blank"' in page

"""A case that one may not see behaves everywhere as if there were none (behaviour 3)."""

import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.cases import actions, permissions
from jehat.cases.models import Case

from .refusing import everything

STRANGERS = ["imran", "stranger", "yousef", "salma", "admin", "faisal"]
POSTED = ["comment", "note", "ask", "answer", "assign", "refer", "complete", "reject", "rate"]

hidden_from = pytest.mark.parametrize("who", STRANGERS)


@pytest.fixture
def stranger(world, who, client):
    person = getattr(world, who)
    person = getattr(person, "user", person)
    client.force_login(person)
    return person


@hidden_from
def test_no_list_holds_it_and_no_page_knows_it(world, opened, stranger, client):
    assert not Case.objects.visible_to(stranger).exists()
    assert not permissions.can_see(stranger, opened)
    for address in ("/cases/inbox/", "/home/", "/notices/", "/api/v1/cases/"):
        page = client.get(address).content.decode()
        assert opened.number not in page
        assert opened.subject not in page


@hidden_from
@pytest.mark.parametrize("page", ["case", "work"])
def test_its_pages_are_not_there(world, opened, stranger, client, page):
    assert client.get(reverse(f"cases:{page}", args=[opened.number])).status_code == 404
    assert not Event.objects.filter(verb="case.open", by=stranger).exists()


@hidden_from
@pytest.mark.parametrize("verb", POSTED)
def test_nothing_can_be_done_to_it(world, opened, stranger, client, verb):
    before = everything()
    told = {"text": "x", "to": str(world.faisal.pk), "note": "x", "stars": "5"}
    assert client.post(reverse(f"cases:{verb}", args=[opened.number]), told).status_code == 404
    assert everything() == before


@hidden_from
def test_its_files_are_not_there(world, opened, stranger, client, hand_in, who):
    said = actions.comment(by=world.sara, case=opened, files=[hand_in(world.sara)])
    file_id = said.attachments.get().file_id
    assert client.get(reverse("cases:file", args=[opened.number, file_id])).status_code == 404


@hidden_from
def test_it_is_not_told_from_one_that_never_was(world, opened, stranger, client):
    hidden = client.get(reverse("cases:work", args=[opened.number]))
    missing = client.get(reverse("cases:work", args=["WRM-1448-999999"]))
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert opened.number not in hidden.content.decode()


def test_who_filed_it_has_no_workbench_of_it(world, opened, client):
    client.force_login(world.sara)
    assert client.get(reverse("cases:work", args=[opened.number])).status_code == 404
    for verb in ("note", "ask", "assign", "refer", "complete", "reject"):
        assert client.post(reverse(f"cases:{verb}", args=[opened.number]), {"text": "x"}).status_code == 404


def test_who_works_on_it_has_no_beneficiarys_page_of_it(world, opened, client):
    client.force_login(world.noura.user)
    answer = client.get(reverse("cases:case", args=[opened.number]))
    assert (answer.status_code, answer.url) == (302, reverse("cases:work", args=[opened.number]))
    for verb in ("answer", "rate"):
        assert client.post(reverse(f"cases:{verb}", args=[opened.number]), {"text": "x"}).status_code == 404


def test_who_left_the_entity_sees_nothing_any_more(world, opened, client):
    type(world.noura).objects.filter(pk=world.noura.pk).update(is_active=False)
    client.force_login(world.noura.user)
    assert client.get(reverse("cases:work", args=[opened.number])).status_code == 404


@pytest.mark.parametrize("name", ["new", "inbox"])
def test_pages_ask_to_sign_in(client, db, name):
    answer = client.get(reverse(f"cases:{name}"))
    assert (answer.status_code, answer.url.split("?")[0]) == (302, reverse("people:sign_in"))


@pytest.mark.parametrize("verb", ["case", "work", *POSTED])
def test_every_address_of_a_case_asks_to_sign_in(opened, client, verb):
    answer = client.post(reverse(f"cases:{verb}", args=[opened.number]), {"text": "x"})
    assert answer.status_code == 302
    assert answer.url.split("?")[0] == reverse("people:sign_in")

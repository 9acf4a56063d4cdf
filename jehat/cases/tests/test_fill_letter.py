import pytest
from django.test import Client
from django.urls import reverse

from jehat.cases import actions
from jehat.catalogue.tests.asking import ask as put_questions

ISSUED = {
    "code": "issued", "name_ar": "إشعار", "name_en": "Notice", "outcome": "done",
    "body_ar": "صدرت الرخصة في المعاملة {{number}} {{else}}", "body_en": "Issued in {{number}} {{else}}",
}  # fmt: skip
REFUSED = ISSUED | {"code": "refused", "outcome": "rejected"}
AWAY = ISSUED | {"code": "away", "outcome": "not_competent"}


@pytest.fixture
def case(world):
    rules = {"letters": [ISSUED, REFUSED, AWAY], "outcomes": ["done", "rejected"]}
    put_questions(world.kind, form=(), rules=rules)
    return actions.submit(by=world.sara, kind=world.kind, subject="A wall")


def lettered(world):
    """A case of a kind with these letters."""
    put_questions(world.kind, form=(), rules={"letters": [ISSUED, REFUSED, AWAY]})
    return actions.submit(by=world.sara, kind=world.kind, subject="A wall (no. 12)")


def send(who, case, letter, **more):
    client = Client(headers=more.pop("headers", {}))
    client.force_login(who)
    return client.post(f"/cases/{case.number}/letter/", {"letter": letter} | more)


def words(case):
    body = ISSUED["body_ar"] if case.language == "ar" else ISSUED["body_en"]
    return body.replace("{{number}}", case.number)


def test_the_words_stand_after_what_was_typed_and_nothing_is_saved(world, case):
    answer = send(world.noura.user, case, "complete.issued", text="Good day.", headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert answer.status_code == 200 and "<html" not in page
    assert "Good day." in page and words(case) in page
    case.refresh_from_db()
    assert case.is_open


def test_without_a_script_the_page_comes_with_them(world, case):
    answer = send(world.noura.user, case, "reject.refused", outcome="rejected", ground="facts")
    form = answer.context["reject_form"]
    assert (answer.status_code, form["text"].value(), form["ground"].value()) == (200, words(case), "facts")
    assert 'value="reject.refused"' in answer.content.decode()


def test_the_dialog_that_completes_offers_those_it_may_have(world, case):
    client = Client(headers={"HX-Request": "true"})
    client.force_login(world.noura.user)
    dialog = client.get(reverse("cases:work", args=[case.number]), {"form": "complete"}).content.decode()
    assert 'value="complete.issued"' in dialog and 'value="reject.refused"' not in dialog


@pytest.mark.parametrize("letter", ["", "complete.none", "complete.refused", "reject.away", "smoke.issued"])
def test_what_is_no_letter_of_the_kind_is_refused(world, case, letter):
    assert send(world.noura.user, case, letter).status_code == 403


def test_strangers_find_nothing(world, case):
    assert send(world.stranger.user, case, "complete.issued").status_code in (403, 404)
    assert send(world.sara, case, "complete.issued").status_code in (403, 404)

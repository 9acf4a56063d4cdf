"""The form of a kind of case: asked when a case is filed, by every door, and read wherever the case is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from jehat.cases import actions, queries, receipt
from jehat.cases.actions.answering import Incomplete
from jehat.cases.models import Answers, Case
from jehat.catalogue.tests.asking import DEED, FORM, LICENCE, RIGHT, ask
from jehat.core.verdict import Refused

from .conftest import PNG


@pytest.fixture(autouse=True)
def english(world):
    world.sara.language = "en"
    world.sara.save(update_fields=["language"])
    with translation.override("en"):
        yield


@pytest.fixture
def client(world):
    client = Client(headers={"accept-language": "en"})
    client.force_login(world.sara)
    return client


def typed(**more):
    return (
        {f"answer-{code}": value for code, value in RIGHT.items()} | {"subject": "A house", "priority": "normal"} | more
    )


def upload(name="deed.png"):
    return SimpleUploadedFile(name, PNG, "image/png")


def page(kind):
    return reverse("cases:submit", args=[kind.code])


def told(file):
    return {"id": str(file.pk), "name": file.name, "kind": file.kind, "size": file.size}


def test_answers_are_sealed_with_the_case_and_read_by_its_terms(world):
    ask(world.kind)
    case = actions.submit(by=world.sara, kind=world.kind, subject="A house", answers=RIGHT)
    assert Answers.objects.get(case=case).values["floors"] == "3"
    ask(world.kind, form=[])
    case = Case.objects.select_related("terms", "answers").get(pk=case.pk)
    assert [(one.label, one.text) for one in queries.answered(case)] == [
        ("Floors", "3"), ("Is there a lift?", "Yes"), ("Maker of the lift", "Otis"), ("Use", "Home"),
    ]  # fmt: skip
    with translation.override("ar"):
        assert queries.answered(case)[0].label == "عدد الأدوار"


def test_what_is_missing_is_refused_and_named(world):
    ask(world.kind)
    with pytest.raises(Incomplete, match="Floors, Use"):
        actions.submit(by=world.sara, kind=world.kind, subject="A house")
    assert not Case.objects.exists()


def test_the_counter_asks_the_same(world):
    ask(world.kind)
    given = {"by": world.salma.user, "kind": world.kind, "beneficiary": world.sara, "subject": "A house"}
    with pytest.raises(Refused):
        actions.submit_for(**given)
    case = actions.submit_for(**given, answers=RIGHT)
    assert Answers.objects.get(case=case).values["maker"] == "Otis"


def test_a_document_has_to_be_handed_in_with_the_case(world, hand_in):
    ask(world.kind, form=[], requirements=[DEED])
    file = hand_in(world.sara)
    given = {"by": world.sara, "kind": world.kind, "subject": "A house", "answers": {"document-1": [told(file)]}}
    with pytest.raises(Refused, match="not handed in"):
        actions.submit(**given)
    case = actions.submit(**given, files=[file])
    assert queries.answered(Case.objects.get(pk=case.pk))[0].files[0]["name"] == "plan.png"
    assert [one.file for one in case.comments.get().attachments.all()] == [file]


def test_the_page_asks_and_files(world, client):
    ask(world.kind)
    text = client.get(page(world.kind)).content.decode()
    assert "Floors" in text and 'data-when="{' in text and "Only if “Is there a lift?” is “Yes”" in text
    answer = client.post(page(world.kind), typed())
    assert answer.status_code == 302, answer.context["form"].errors
    case = Case.objects.get()
    assert case.answers.values == {"floors": "3", "has_lift": True, "maker": "Otis", "use": "home"}
    for side, who in (("case", world.sara), ("work", world.noura.user)):
        reader = Client(headers={"accept-language": "en"})
        reader.force_login(who)
        shown = reader.get(reverse(f"cases:{side}", args=[case.number])).content.decode()
        assert "Otis" in shown


def test_what_is_wrong_is_said_at_each_field_and_what_was_typed_stays(world, client):
    ask(world.kind, requirements=[DEED, LICENCE])
    answer = client.post(page(world.kind), typed(**{"answer-floors": "many", "answer-use": "shop"}))
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert set(errors) == {"answer-floors", "answer-document-1", "answer-document-2"}
    text = answer.content.decode()
    assert 'value="many"' in text and 'value="Otis"' in text and text.count("This document is needed.") == 4


def test_a_document_that_was_handed_in_is_not_asked_for_again(world, client):
    ask(world.kind, requirements=[DEED])
    sent = typed(**{"answer-floors": "", "answer-document-1": upload()})
    answer = client.post(page(world.kind), sent)
    assert set(answer.context["form"].errors) == {"answer-floors"}
    (kept,) = answer.context["form"].papers.files
    assert f'value="{kept.pk}" checked' in answer.content.decode()
    answer = client.post(page(world.kind), typed(**{"answer-document-1": str(kept.pk)}))
    assert answer.status_code == 302
    assert Case.objects.get().answers.values["document-1"][0]["id"] == str(kept.pk)


def test_another_ones_file_answers_nothing(world, client, hand_in):
    ask(world.kind, form=[], requirements=[DEED])
    theirs = hand_in(world.imran)
    answer = client.post(
        page(world.kind), {"subject": "A house", "priority": "normal", "answer-document-1": str(theirs.pk)}
    )
    assert set(answer.context["form"].errors) == {"answer-document-1"}


def test_a_draft_keeps_the_answers(world, client):
    ask(world.kind)
    client.post(reverse("documents:draft", args=[f"new:{world.kind.code}"]), typed(**{"answer-maker": "Half a na"}))
    assert "Half a na" in client.get(page(world.kind)).content.decode()


def test_the_receipt_says_them(world):
    ask(world.kind)
    case = actions.submit(by=world.sara, kind=world.kind, subject="A house", answers=RIGHT)
    said = receipt.told(Case.objects.with_people().select_related("terms", "answers").get(pk=case.pk))["answered"]
    assert ["Otis" in value for _label, value in said] == [False, False, True, False]
    assert receipt.pdf(Case.objects.with_people().get(pk=case.pk), "ar", world.sara)[:4] == b"%PDF"


def test_a_kind_that_asks_nothing_keeps_nothing(world):
    actions.submit(by=world.sara, kind=world.kind, subject="A house", answers={"of_nobody": "x"})
    assert not Answers.objects.exists()


def test_form_is_the_whole_of_the_tests(world):
    assert {one["code"] for one in FORM} == set(RIGHT)


def post(client, where, body):
    return client.post(where, body, content_type="application/json")


def test_a_program_is_asked_the_same(world, client, hand_in):
    ask(world.kind, requirements=[DEED])
    new = {"kind": world.kind.code, "subject": "A house"}
    answer = post(client, "/api/v1/cases/", new | {"answers": {"floors": 99, "has_lift": True}})
    assert answer.status_code == 422
    places = [problem["where"] for problem in answer.json()["errors"]]
    assert places == [f"body.answers.{code}" for code in ("floors", "maker", "use", "document-1")]
    file = hand_in(world.sara)
    answers = {"floors": 3, "has_lift": False, "use": "home", "document-1": [str(file.pk)]}
    answer = post(client, "/api/v1/cases/", new | {"answers": answers})
    assert answer.status_code == 201, answer.json()
    told = client.get(f"/api/v1/cases/{answer.json()['number']}/answers").json()
    assert [one["text"] for one in told] == ["3", "No", "Home", "plan.png"]
    assert told[-1]["files"] == [{"id": str(file.pk), "name": "plan.png"}]


@pytest.mark.parametrize("named", ["x", ["x"], True, ["01978f1e-0000-7000-8000-000000000000"]])
def test_a_program_names_files_that_are_its_own(world, client, named):
    ask(world.kind, form=[], requirements=[DEED])
    given = {"kind": world.kind.code, "subject": "A house", "answers": {"document-1": named}}
    assert post(client, "/api/v1/cases/", given).status_code == 422
    assert not Case.objects.exists()

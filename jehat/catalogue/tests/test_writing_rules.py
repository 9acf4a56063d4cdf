"""The page of the rules of a kind of case, and documents that go with a case when it is filed."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from jehat.catalogue import queries
from jehat.catalogue.models import Version

from .asking import FORM, ask
from .keeping import person_called, write
from .test_editing_pages import typed as typed_words

LIMITS = {"postponements_most": 2, "postponement_days_most": 30, "answer_days": 14, "reopen_days": 7, "appeal_days": 30}
ENDINGS = ["done", "rejected", "not_competent", "no_answer"]


@pytest.fixture
def client(world):
    client = Client(headers={"accept-language": "en"})
    world.admin.user.language = "en"
    world.admin.user.save(update_fields=["language"])
    client.force_login(world.admin.user)
    with translation.override("en"):
        yield client


def address():
    return reverse("catalogue:write_rules", args=["WRM-BPR"])


def typed(kind, **changed) -> dict:
    everybody = {"may_file": ["citizen", "resident", "visitor", "company"], "outcomes": ENDINGS, "is_rated": "on"}
    rows = {"letters-count": 0, "closing_checklist-count": 0}
    return {"seen": queries.standing_of(kind).stamp} | everybody | LIMITS | rows | changed


def test_saying_what_is_so_by_itself_makes_no_draft(world, client):
    answer = client.post(address(), typed(world.kind))
    assert answer.status_code == 302, answer.context["form"].errors
    assert not Version.objects.drafts().exists()


def test_what_is_laid_down_holds(world, client):
    letter = {"name_ar": "إفادة", "name_en": "Notice", "outcome": "done", "body_ar": "نص", "body_en": "Text"}
    item = {"name_ar": "الرسوم", "name_en": "The fee is paid", "is_needed": "on"}
    rows = {f"letters-0-{name}": value for name, value in letter.items()}
    rows |= {f"closing_checklist-0-{name}": value for name, value in item.items()}
    data = typed(world.kind, may_file=["company"], appeal_days="٦٠", appeal_department=world.legal.code, **rows)
    answer = client.post(address(), data | {"letters-count": 1, "closing_checklist-count": 1})
    assert answer.status_code == 302, answer.context["form"].errors
    rules = queries.standing_of(world.kind).ruled
    assert (rules.may_file, rules.appeal_days, rules.appeal_department) == (("company",), 60, world.legal.code)
    assert (rules.letters[0].code, rules.letters[0].body_ar) == ("notice", "نص")
    assert (rules.closing_checklist[0].code, rules.closing_checklist[0].is_needed) == ("the-fee-is-paid", True)
    assert rules.postponements_most == 2 and set(queries.standing_of(world.kind).rules) == {
        "may_file", "appeal_days", "appeal_department", "letters", "closing_checklist",
    }  # fmt: skip
    assert 'value="60"' in client.get(address()).content.decode()


@pytest.mark.parametrize(
    "changed", [{"may_file": []}, {"appeal_days": "many"}, {"appeal_days": "400"}, {"outcomes": []}]
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(world, client, changed):
    answer = client.post(address(), typed(world.kind, answer_days="21", **changed))
    assert answer.status_code == 422 and 'value="21"' in answer.content.decode()


def test_rows_grow_without_a_script_and_with_one(world, client):
    answer = client.post(address(), typed(world.kind, row="add-letters"))
    assert len(answer.context["form"].rows[0].forms) == 1 and "<html" in answer.content.decode()
    answer = client.post(address(), typed(world.kind, row="add-closing_checklist"), headers={"HX-Request": "true"})
    assert 'id="rows-closing_checklist"' in answer.content.decode() and "<html" not in answer.content.decode()


def test_two_administrators_at_once_lose_nothing(world, client):
    data = typed(world.kind, answer_days="21")
    write(world, world.kind, rules={"answer_days": 3})
    answer = client.post(address(), data)
    assert answer.status_code == 409 and [one.field for one in answer.context["apart"]] == ["rules"]
    assert queries.standing_of(world.kind).ruled.answer_days == 3


@pytest.mark.parametrize("who", ["sara", "noura", "huda"])
def test_others_are_told_why_not(world, who):
    client = Client()
    client.force_login(person_called(world, who))
    assert client.get(address()).status_code == 403


def test_a_document_is_handed_in_under_a_condition(world, client):
    ask(world.kind, form=FORM, requirements=[{"name_ar": "الصك", "name_en": "The deed", "mandatory": True}])
    chosen = {"is_attached": "on", "types": ["pdf"], "megabytes": "5", "when_1": "use=shop"}
    data = typed_words(world.kind, **{f"requirements-0-{name}": value for name, value in chosen.items()})
    answer = client.post(reverse("catalogue:write_version", args=["WRM-BPR"]), data)
    assert answer.status_code == 302
    assert queries.standing_of(world.kind).requirements == [
        {"name_ar": "الصك", "name_en": "The deed", "mandatory": True, "is_attached": True, "types": ["pdf"],
         "megabytes": 5, "when": {"all": True, "terms": [{"field": "use", "value": "shop"}]}},
    ]  # fmt: skip
    page = client.get(reverse("catalogue:write_version", args=["WRM-BPR"])).content.decode()
    assert '<option value="use=shop" selected>' in page

"""Oversight for programs: what the pages show, to the same people."""

import pytest

from jehat.cases.actions import open_case
from jehat.oversight.models import Concern

from .conftest import WHY

API = "/api/v1/oversight/"


@pytest.fixture
def asks(client, world, lama, in_english):
    """`asks("lama", "movement")` is the answer to this person."""

    def asks(who, path, method="get", **given):
        person = lama if who == "lama" else getattr(world, who)
        client.force_login(getattr(person, "user", person))
        return getattr(client, method)(f"{API}{path}", content_type="application/json", **given)

    return asks


def test_movement_without_a_word(asks, case):
    answer = asks("lama", "movement?entity=WRM&limit=10")
    [item] = answer.json()["items"]
    assert (item["number"], item["entity"], item["status"]) == (case.number, "WRM", "in_progress")
    assert item["holder"] and item["held_since"] and "workshop" not in answer.content.decode()


def test_the_way_of_a_case(asks, case):
    told = asks("lama", f"movement/{case.number}").json()
    assert [stay["department"] for stay in told["stays"]] and told["steps"][0]["says"] == "The case was filed"
    assert asks("lama", "movement/WRM-0").status_code == 404


def test_figures_of_entities(asks, case):
    figures = {one["entity"]: one for one in asks("lama", "entities").json()["items"]}
    assert (figures["WRM"]["open"], figures["WRM"]["secret"]) == (1, 0)


@pytest.mark.parametrize("path", ["movement", "movement/X", "entities", "glasses"])
@pytest.mark.parametrize("who", ["sara", "noura", "stranger"])
def test_it_is_refused_to_strangers(asks, case, who, path):
    assert asks(who, path).status_code == 403


def test_no_glass_is_broken_from_here(asks, case):
    assert asks("lama", "glasses", "post").status_code == 405


def test_what_was_read_stands_with_the_glass(asks, lama, glass):
    open_case(by=lama.user, case=glass.case)
    [item] = asks("lama", "glasses").json()["items"]
    assert [deed["says"] for deed in item["deeds"]] == ["The case was opened"]


def test_glasses_are_listed_reviewed_and_ended(asks, glass):
    [item] = asks("admin", "glasses?show=live").json()["items"]
    assert (item["id"], item["words"], item["is_live"]) == (str(glass.pk), WHY["words"], True)
    for act in ("review", "end"):
        assert asks("admin", f"glasses/{glass.pk}/{act}", "post").status_code == 204
    assert asks("admin", f"glasses/{glass.pk}/end", "post").status_code == 403
    assert asks("admin", "glasses?show=live").json()["items"] == []


def test_a_case_is_kept_from_the_body_it_is_about(asks, case):
    given = {"number": case.number, "body": "GPO"}
    made = asks("huda", "concerns", "post", data=given)
    assert made.status_code == 201 and made.json()["body"] == "GPO"
    assert asks("huda", "concerns").json() == [made.json()]
    assert asks("huda", f"concerns/{made.json()['id']}", "delete").status_code == 204
    assert not Concern.objects.exists()
    assert asks("huda", "concerns", "post", data=given | {"body": "PRA"}).status_code == 422
    assert asks("salma", "concerns", "post", data=given).status_code == 422
    assert asks("noura", "concerns", "post", data=given).status_code == 403

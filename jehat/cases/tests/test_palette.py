"""What the command palette finds besides cases: views of the inbox, and the people of a supervisor."""

import pytest

from jehat.cases import actions
from jehat.people.models import User

from .many import make_cases

FOUND = "/cases/inbox/found/"


@pytest.fixture
def finds(client):
    def finds(who, words):
        User.objects.filter(pk=who.user_id).update(language="en")
        client.force_login(who.user)
        return client.get(FOUND, {"q": words}).context

    return finds


def test_a_case_is_found_by_its_number(world, case, finds):
    assert [row.number for row in finds(world.noura, case.number)["rows"]] == [case.number]
    assert finds(world.yousef, case.number)["rows"] == []


def test_views_are_found_by_their_names(world, finds):
    actions.save_view(by=world.noura.user, name="Urgent first", asked={"priority": "urgent"})
    found = finds(world.noura, "urg")["views"]
    assert [one["label"] for one in found] == ["Urged on", "Urgent first"]
    assert [one["query"] for one in finds(world.noura, "late")["views"]] == ["view=late"]
    assert [one["label"] for one in finds(world.faisal, "urg")["views"]] == ["Urged on"]
    assert finds(world.noura, "depart")["views"] == []


def test_a_supervisor_finds_the_people_of_his_departments(world, finds):
    name = world.faisal.name
    assert world.faisal in finds(world.huda, name)["people"]
    assert finds(world.noura, name)["people"] == []
    assert world.yousef not in finds(world.huda, world.yousef.name)["people"]


def test_nothing_typed_finds_nothing(world, finds):
    make_cases(world, 2)
    context = finds(world.huda, " ")
    assert (context["rows"], context["views"], context["people"]) == ([], [], [])

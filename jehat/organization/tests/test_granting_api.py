"""Roles, permissions and delegations by the API: only for a person who was proved here just now."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from jehat.organization.api import granting
from jehat.organization.models import Delegation, Grant, Role

ROLE = {
    "code": "follow",
    "name_ar": "متابعة",
    "name_en": "Follow-up",
    "grants": [{"verb": "case.see", "scope": "entity"}],
}


@pytest.fixture
def proved(monkeypatch):
    monkeypatch.setattr(granting, "is_fresh", lambda request: True)


def test_a_role_is_made_changed_and_retired(world, ask, proved):
    assert ask(world.admin, "post", "roles", ROLE)[0] == 201
    changed = ROLE | {"name_en": "Tracking", "grants": [{"verb": "case.note", "scope": "own"}]}
    status, told = ask(world.admin, "put", "roles/follow", changed)
    assert (status, told["name_en"]) == (200, "Tracking")
    assert ask(world.admin, "post", "roles/follow/retire")[0] == 204
    assert Role.objects.get(code="follow").is_retired
    assert "follow" not in {one["code"] for one in ask(world.admin, "get", "roles")[1]}


def test_a_permission_is_given_denied_and_withdrawn(world, ask, proved):
    place = f"employees/{world.noura.pk}/"
    status, told = ask(world.admin, "post", f"{place}grants", {"verb": "case.see", "scope": "department"})
    assert status == 201 and world.noura.standing().reaches_beyond_own("case.see")
    assert ask(world.admin, "post", f"{place}denials", {"verb": "case.note"})[0] == 201
    held = {(one["verb"], one["effect"], one["scope"]) for one in ask(world.admin, "get", f"{place}permissions")[1]}
    assert {("case.see", "allow", "department"), ("case.note", "deny", "entity")} < held
    assert ask(world.admin, "post", f"grants/{told['id']}/withdraw")[0] == 204
    assert not world.noura.standing().reaches_beyond_own("case.see")


def test_a_delegation_is_given_seen_by_both_and_ended(world, ask, proved):
    now = timezone.now()
    asked = {"giver": str(world.huda.pk), "taker": str(world.yousef.pk), "verbs": ["case.note"]}
    time = {"since": now.isoformat(), "until": (now + timedelta(days=2)).isoformat()}
    status, told = ask(world.huda, "post", "delegations", asked | time)
    assert status == 201 and told["verbs"] == ["case.note", "case.see"]
    for who, number in ((world.huda, 1), (world.yousef, 1), (world.faisal, 0)):
        assert len(ask(who, "get", "delegations")[1]) == number
    assert ask(world.yousef, "post", f"delegations/{told['id']}/end")[0] == 204
    assert Delegation.objects.get().ended_by == world.yousef.user


@pytest.mark.parametrize(
    ("method", "where", "body"),
    [
        ("post", "roles", ROLE),
        ("put", "roles/clerk", ROLE),
        ("post", "roles/clerk/retire", None),
        ("post", "employees/{}/grants", {"verb": "case.see", "scope": "department"}),
        ("post", "employees/{}/denials", {"verb": "case.see"}),
    ],
)
def test_who_was_not_proved_just_now_is_asked_to(world, ask, monkeypatch, method, where, body):
    monkeypatch.setattr(granting, "is_fresh", lambda request: False)
    before = Grant.objects.count()
    status, told = ask(world.admin, method, where.format(world.noura.pk), body)
    with translation.override(world.admin.user.language):
        assert (status, told["detail"]) == (403, str(granting.NOT_PROVED))
    assert Grant.objects.count() == before


def test_of_another_entity_nothing_is_there(world, ask, proved):
    assert ask(world.admin, "get", f"employees/{world.stranger.pk}/permissions")[0] == 404
    asked = {"giver": str(world.huda.pk), "taker": str(world.stranger.pk), "verbs": ["case.note"]}
    time = {"since": timezone.now().isoformat(), "until": (timezone.now() + timedelta(days=2)).isoformat()}
    assert ask(world.huda, "post", "delegations", asked | time)[0] == 404


@pytest.mark.parametrize("who", ["noura", "huda", "stranger"])
def test_who_grants_nothing_sees_nothing_of_it(world, ask, proved, who):
    assert ask(getattr(world, who), "get", f"employees/{world.noura.pk}/permissions")[0] in (403, 404)
    assert ask(getattr(world, who), "post", "roles", ROLE)[0] == 403


def test_all_that_can_be_given_is_told(world, ask):
    told = {one["verb"]: one for one in ask(world.admin, "get", "verbs")[1]}
    assert told["case.see"]["is_ranked"] and told["case.see"]["scopes"] == ["own", "department", "subtree", "entity"]
    assert told["grant.give"]["scopes"] == ["entity"] and not told["grant.give"]["is_delegable"]
    assert "oversight.see" not in told

"""Notices by the API."""

import pytest
from django.test import Client

from jehat.audit.record import record
from jehat.cases.tests.many import cost
from jehat.notifications.models import Notice, Subscription

NOTICES = "/api/v1/notices/"
CHOICE = {"pace": "daily", "hour": 8, "weekday": 0, "quiet_since": "22:00", "quiet_until": "07:00"}


@pytest.fixture
def ask():
    def ask(user, method, where="", body=None):
        type(user).objects.filter(pk=user.pk).update(language="en")
        client = Client()
        client.force_login(user)
        sent = {"data": body, "content_type": "application/json"} if body is not None else {}
        answer = getattr(client, method)(f"{NOTICES}{where}", **sent)
        return answer.status_code, answer.json() if answer.content else None

    return ask


@pytest.fixture
def told(world):
    """`told(sara)` writes her a notice."""

    def told(user):
        event = record("case.comment", None, by=world.noura.user)
        return Notice.objects.create(
            to=user, event=event, kind="case.comment", number="WRM-1448-000123", title="News", url="/cases/x/"
        )

    return told


@pytest.fixture
def browser(world):
    def browser(user, name="one"):
        return Subscription.objects.create(
            user=user, endpoint_index=Subscription.index_of(name), endpoint=name, device=f"Firefox {name}"
        )

    return browser


def test_the_list_is_ones_own_newest_first_in_pages(world, ask, told):
    notices = [str(told(world.sara).pk) for _number in range(3)]
    told(world.imran)
    first = ask(world.sara, "get", "?limit=2")[1]
    rest = ask(world.sara, "get", f"?after={first['next']}")[1]
    assert [one["id"] for one in first["items"] + rest["items"]] == notices[::-1]
    assert (first["items"][0]["title"], first["items"][0]["number"]) == ("News", "WRM-1448-000123")


def test_one_is_read_and_then_all(world, ask, told):
    notice, _other = told(world.sara), told(world.sara)
    assert ask(world.imran, "post", f"{notice.pk}/read")[0] == 404
    assert ask(world.sara, "post", f"{notice.pk}/read")[1]["read_at"]
    assert len(ask(world.sara, "get", "?unread=true")[1]["items"]) == 1
    assert ask(world.sara, "post", "read") == (200, {"count": 1})
    assert ask(world.sara, "get", "?unread=true")[1]["items"] == []


def test_how_one_is_told_is_chosen(world, ask):
    kind = next(one for one in ask(world.sara, "get", "preferences")[1]["kinds"] if not one["is_duty"])
    status, now = ask(world.sara, "put", "preferences", CHOICE | {"ways": {kind["key"]: ["push"]}})
    assert (status, now["pace"], now["hour"], now["quiet_since"]) == (200, "daily", 8, "22:00:00")
    chosen = {one["key"]: one["ways"] for one in now["kinds"]}
    assert chosen.pop(kind["key"]) == ["push"]
    assert all(ways == ["email", "sms", "push"] for ways in chosen.values())
    assert ask(world.sara, "get", "preferences")[1] == now


def test_what_is_needed_from_a_person_reaches_him(world, ask):
    duty = next(one for one in ask(world.sara, "get", "preferences")[1]["kinds"] if one["is_duty"])
    status, answer = ask(world.sara, "put", "preferences", CHOICE | {"ways": {duty["key"]: []}})
    assert status == 403 and "one way at least" in answer["detail"]


@pytest.mark.parametrize(
    ("bad", "where"),
    [
        ({"pace": "never"}, "body.pace"),
        ({"hour": 24}, "body.hour"),
        ({"ways": {"weather": ["sms"]}}, "body.ways.weather"),
        ({"ways": {"work": ["push"]}}, "body.ways.work"),
        ({"ways": {"news": ["pigeon"]}}, "body.ways.news.0"),
    ],
)
def test_a_bad_choice_is_named_by_its_place(world, ask, bad, where):
    status, answer = ask(world.sara, "put", "preferences", CHOICE | bad)
    assert (status, answer["errors"][0]["where"]) == (422, where)


def test_quiet_hours_have_both_ends(world, ask):
    status, answer = ask(world.sara, "put", "preferences", CHOICE | {"quiet_until": None})
    assert status == 403 and "Quiet hours" in answer["detail"]


def test_a_browser_is_listed_and_removed_by_its_owner(world, ask, browser):
    mine = browser(world.sara)
    status, page = ask(world.sara, "get", "browsers")
    assert (status, [one["device"] for one in page["items"]]) == (200, ["Firefox one"])
    assert "endpoint" not in page["items"][0]
    assert ask(world.imran, "delete", f"browsers/{mine.pk}")[0] == 404
    assert ask(world.sara, "delete", f"browsers/{mine.pk}") == (204, None)
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("where", ["", "browsers"])
def test_a_list_costs_the_same_for_one_and_for_many(client, world, told, browser, where):
    client.force_login(world.sara)
    told(world.sara), browser(world.sara)
    few = cost(client, f"{NOTICES}{where}")
    for number in range(4):
        told(world.sara), browser(world.sara, str(number))
    assert cost(client, f"{NOTICES}{where}") == few
    assert len(client.get(f"{NOTICES}{where}").json()["items"]) == 5


def test_who_is_not_signed_in_is_told_so(client, db):
    assert [client.get(f"{NOTICES}{where}").status_code for where in ("", "preferences", "browsers")] == [401] * 3

"""The calendar as programs read and change it, with real bodies."""

from datetime import date

import pytest
from django.test import Client

from jehat.calendars.models import Calendar, FormerWeek, Holiday, Season

from .conftest import NAMES

WEEK = {"days": [6, 0, 1, 2], "opens": "08:00", "closes": "15:00", "breaks": [{"since": "12:00", "until": "12:30"}]}
HOLIDAY = NAMES | {"since": "2027-01-10", "until": "2027-01-11"}
SEASON = NAMES | {"since": "2027-02-08", "until": "2027-03-08", "opens": "10:00", "closes": "15:00"}


@pytest.fixture
def ask():
    """`ask(somebody, "put", "", {...})`: the answer as status and JSON."""

    def ask(who, method, where, body=None):
        client = Client(headers={"accept-language": "en"})
        client.force_login(getattr(who, "user", who))
        sent = {"data": body, "content_type": "application/json"} if body is not None or method == "post" else {}
        answer = getattr(client, method)(f"/api/v1/calendar/{where}", **sent)
        return answer.status_code, answer.json() if answer.content else None

    return ask


def test_it_is_read_before_anybody_changed_it(world, ask):
    status, body = ask(world.noura, "get", "?year=2027")
    assert status == 200 and body["days"] == [0, 1, 2, 3, 6] and body["opens"] == "07:30"
    assert (body["breaks"], body["holidays"], body["seasons"], body["year"]) == ([], [], [], 2027)


def test_it_is_changed_and_read_again(world, ask):
    status, body = ask(world.admin, "put", "", WEEK)
    assert status == 200 and body["zone"] == "Asia/Riyadh" and body["days"] == [0, 1, 2, 6]
    assert body["breaks"] == [{"since": "12:00", "until": "12:30"}]
    # What is read may be sent back as it is.
    assert ask(world.admin, "put", "", ask(world.admin, "get", "")[1])[0] == 200
    assert Calendar.objects.get().days == [0, 1, 2, 6]


def test_from_a_day_on_it_is_read_and_sent_back_too(world, ask):
    status, body = ask(world.admin, "put", "", WEEK | {"since": "2027-01-10"})
    assert (status, body["since"]) == (200, "2027-01-10")
    assert ask(world.admin, "put", "", body)[1]["since"] == "2027-01-10"
    assert FormerWeek.objects.get().until.isoformat() == "2027-01-09"
    assert ask(world.admin, "put", "", WEEK)[1]["since"] is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": []},
        {"days": [7]},
        {"days": [True, "x"]},
        {"opens": "08:00:00Z"},
        {"opens": "08:00:01"},
        {"opens": "16:00"},
        {"opens": None},
        {"breaks": [{"since": "12:30", "until": "12:00"}]},
        {"breaks": "none"},
        {"zone": "Asia/Atlantis"},
        {"zone": "../../etc/passwd"},
        {"zone": "Asia/Riyadh\u0000"},
    ],
)
def test_what_is_no_week_is_refused_and_never_an_error(world, ask, wrong):
    status, body = ask(world.admin, "put", "", WEEK | wrong)
    assert status in (403, 409, 422), body
    assert not Calendar.objects.exists()


def test_holidays_and_seasons_come_and_go(world, ask):
    status, holiday = ask(world.admin, "post", "holidays", HOLIDAY)
    assert status == 201 and holiday["source"] == "hand"
    status, season = ask(world.admin, "post", "seasons", SEASON)
    assert status == 201 and season["breaks"] == []
    body = ask(world.noura, "get", "?year=2027")[1]
    assert [one["id"] for one in body["holidays"]] == [holiday["id"]] and body["seasons"][0]["since"] == "2027-02-08"
    assert ask(world.admin, "post", f"holidays/{holiday['id']}/withdraw")[0] == 204
    assert ask(world.admin, "delete", f"seasons/{season['id']}")[0] == 204
    assert not Season.objects.exists() and Holiday.objects.get().is_withdrawn


@pytest.mark.parametrize(
    "wrong",
    [{"since": "0001-01-01"}, {"until": "9999-12-31"}, {"name_en": " "}, {"since": "soon"}, {"name_ar": "\u200b"}],
)
def test_days_that_are_none_are_refused(world, ask, wrong):
    assert ask(world.admin, "post", "holidays", HOLIDAY | wrong)[0] in (403, 409, 422)
    assert ask(world.admin, "post", "seasons", SEASON | wrong)[0] in (403, 409, 422)


def test_what_the_year_brings(world, ask):
    status, found = ask(world.admin, "get", "proposals?year=2027")
    assert status == 200 and {"code": "fitr-2027-03-03", "is_taken": False}.items() <= found[2].items()
    status, body = ask(world.admin, "post", "proposals", {"year": 2027, "codes": ["fitr-2027-03-03"]})
    assert status == 200 and body["holidays"][0]["source"] == "seed"
    assert Holiday.objects.get().until == date(2027, 3, 13)
    assert ask(world.admin, "get", "proposals?year=2027")[1][2]["is_taken"]


def test_refused_to_strangers(world, ask, stranger):
    assert ask(stranger, "put", "", WEEK)[0] == 403
    assert ask(stranger, "post", "holidays", HOLIDAY)[0] == 403
    assert ask(stranger, "get", "proposals?year=2027")[0] == 403


def test_what_is_of_another_entity_is_not_there(world, ask, keep):
    days = {"since": date(2027, 1, 10), "until": date(2027, 1, 11)}
    far = Holiday.objects.create(entity=world.other_entity, **days, **NAMES)
    assert ask(world.admin, "post", f"holidays/{far.pk}/withdraw")[0] == 404

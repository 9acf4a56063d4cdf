"""Asking where a case stands: the first step of the ladder."""

from datetime import datetime, timedelta

import pytest
from django.utils import translation
from django.utils.translation import gettext

from jehat.calendars.working_time import SAUDI_WEEK
from jehat.cases import actions
from jehat.core.verdict import Refused

from .refusing import ANYBODY, CLOSED, NOT_THE_ROLE, each_stranger, refused
from .traces import line, sentence, told

BEGUN = datetime(2026, 11, 22, 8, 0, tzinfo=SAUDI_WEEK.zone)
TWO_DAYS = timedelta(days=2)
ASKED_AFTER = "Case %(number)s is asked after: it is to be seen to"
OFFICER = {"officer of another department": (lambda world: world.yousef.user, NOT_THE_ROLE)}


@pytest.fixture
def running(world):
    return actions.submit(by=world.sara, kind=world.kind, subject="A wall", now=BEGUN)


def test_the_beneficiary_asks_and_the_holder_is_told(world, running):
    actions.follow_up(by=world.sara, case=running, now=BEGUN + TWO_DAYS)
    asked = running.follow_ups.get()
    assert (asked.step, asked.is_from_beneficiary) == (0, True)
    holder = running.assignee.user
    assert told(line("case.follow_up", running)) == {holder: sentence(ASKED_AFTER, running)}


def test_the_beneficiary_waits_two_working_days(world, running):
    with refused("case.follow_up", running, by=world.sara, reason="Two working days have to pass first."):
        actions.follow_up(by=world.sara, case=running, now=BEGUN + TWO_DAYS - timedelta(minutes=1))


def test_a_supervisor_need_not_wait(world, running):
    actions.follow_up(by=world.huda.user, case=running, now=BEGUN)
    assert not running.follow_ups.get().is_from_beneficiary


@each_stranger(ANYBODY | OFFICER)
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.follow_up", opened, by=person, reason=reason):
        actions.follow_up(by=person, case=opened)


def test_it_is_refused_of_what_is_closed_or_waits_for_him(world, asked):
    with refused("case.follow_up", asked, by=world.sara, reason="The entity waits for your answer."):
        actions.follow_up(by=world.sara, case=asked)
    done = actions.complete(by=world.noura.user, case=asked, text="Done")
    with refused("case.follow_up", done, by=world.sara, reason=CLOSED):
        actions.follow_up(by=world.sara, case=done)


def test_it_is_asked_once(world, running):
    actions.follow_up(by=world.huda.user, case=running)
    with pytest.raises(Refused):
        actions.follow_up(by=world.huda.user, case=running)


def test_both_pages_do_it(world, running, client):
    client.force_login(world.sara)
    assert "follow-up/" in client.get(f"/cases/{running.number}/").content.decode()
    client.force_login(world.huda.user)
    assert "follow-up/" in client.get(f"/cases/{running.number}/times/").content.decode()
    for steps in (1, 2):
        assert client.post(f"/cases/{running.number}/follow-up/").status_code == 302
        assert running.follow_ups.count() == steps
    client.force_login(world.imran)
    assert client.post(f"/cases/{running.number}/follow-up/").status_code == 404


def test_the_list_shows_it_and_has_a_view_of_it(world, running, client):
    others = actions.submit(by=world.imran, kind=world.kind, subject="A roof", now=BEGUN)
    actions.follow_up(by=world.huda.user, case=running, now=BEGUN)
    client.force_login(world.huda.user)
    with translation.override("ar"):
        asked = f'title="{gettext("Asked where it stands")}"'
    page = client.get("/cases/inbox/?view=urged").content.decode()
    assert running.number in page and asked in page
    assert others.number not in page
    assert client.get("/api/v1/cases/?view=urged").json()["items"][0]["number"] == running.number
    actions.expedite(by=world.huda.user, case=running, now=BEGUN + TWO_DAYS)
    page = client.get("/cases/inbox/?view=urged").content.decode()
    assert running.number in page and asked not in page

"""A case that stands still goes on."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from jehat.calendars.working_time import SAUDI_WEEK, add_working_minutes, working_minutes
from jehat.cases import actions, jobs
from jehat.cases.models import Case
from jehat.cases.states import Status
from jehat.core.verdict import Refused

from .putting_off import days_on, put_off
from .refusing import NOT_NOW, refused, to_staff_only
from .traces import line, sentence, told

GOES_ON = "Case %(number)s goes on: it stands still no more"


def morning(day):
    return datetime.combine(day, time(0, 5), SAUDI_WEEK.zone)


def test_a_colleague_ends_it_before_its_day(world, opened):
    case = put_off(world, opened)
    actions.resume(by=world.huda.user, case=case)
    case = Case.objects.get(pk=case.pk)
    assert (case.status, case.paused_at) == (Status.IN_PROGRESS, None)
    assert case.postponements.get().state == "over"
    assert told(line("case.resume", case)) == {world.noura.user: sentence(GOES_ON, case)}


def test_the_promise_is_moved_by_what_stood_still(world, opened):
    case = put_off(world, opened)
    due, stood = case.due_at, case.paused_at
    actions.resume(by=None, case=case, now=morning(days_on(7)))
    left = working_minutes(stood, due)
    assert Case.objects.get(pk=case.pk).due_at == add_working_minutes(morning(days_on(7)), left)


def test_on_its_day_it_goes_on_by_itself_and_once(world, opened, monkeypatch):
    case = put_off(world, opened)
    jobs.resume_postponed(0)
    assert Case.objects.get(pk=case.pk).status == Status.POSTPONED
    moment = morning(days_on(7))
    monkeypatch.setattr(timezone, "now", lambda: moment)
    jobs.resume_postponed(0)
    jobs.resume_postponed(0)
    case = Case.objects.get(pk=case.pk)
    assert case.status == Status.IN_PROGRESS
    assert line("case.resume", case).by is None


def test_the_day_must_have_come(world, opened):
    with pytest.raises(Refused):
        actions.resume(by=None, case=put_off(world, opened), now=timezone.now() + timedelta(days=1))


@pytest.mark.parametrize("state", ["asked", "postponed"])
def test_whatever_the_beneficiary_writes_brings_it_back(world, asked, state):
    if state == "postponed":
        actions.answer(by=world.sara, case=asked, text="Here")
        asked = put_off(world, asked)
    actions.comment(by=world.sara, case=asked, text="Here it is, by the other road")
    case = Case.objects.get(pk=asked.pk)
    assert (case.status, case.paused_at) == (Status.IN_PROGRESS, None)
    assert world.noura.user in told(line("case.resume", case))


def test_what_a_colleague_writes_does_not(world, asked):
    actions.comment(by=world.noura.user, case=asked, text="Once more: the plan?")
    assert Case.objects.get(pk=asked.pk).status == Status.WAITING_BENEFICIARY


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, who, reason):
    case, person = put_off(world, opened), who(world)
    with refused("case.resume", case, by=person, reason=reason):
        actions.resume(by=person, case=case)


def test_what_does_not_stand_still_does_not_go_on(world, opened):
    with refused("case.resume", opened, by=world.noura.user, reason=NOT_NOW):
        actions.resume(by=world.noura.user, case=opened)


def test_the_page_does_it(world, opened, client):
    case = put_off(world, opened)
    client.force_login(world.noura.user)
    assert "/resume/" in client.get(f"/cases/{case.number}/times/").content.decode()
    assert client.post(f"/cases/{case.number}/resume/").status_code == 302
    assert Case.objects.get(pk=case.pk).status == Status.IN_PROGRESS
    assert client.post(f"/cases/{case.number}/resume/").status_code == 302

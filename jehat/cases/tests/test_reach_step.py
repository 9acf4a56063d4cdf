"""Saying how far the work has come: the beneficiary sees the step, and when the next is expected."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from jehat.audit.models import Event
from jehat.cases import actions, queries
from jehat.cases.models import StepReached
from jehat.cases.progress import progress
from jehat.core.verdict import Refused

from .at_once import at_once


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def reach(world, case, place=3, **given):
    return actions.reach_step(**({"by": world.noura.user, "case": case, "place": place} | given))


def test_it_is_recorded_and_seen(world, opened):
    reach(world, opened)
    steps = queries.steps_of(opened)
    assert [one.state for one in steps[:4]] == ["done", "done", "now", "ahead"]
    assert steps[2].reached_at and steps[2].expected_at < steps[3].expected_at
    event = Event.objects.filter(verb="case.reach_step").get()
    assert event.particulars["step"] == 3


def test_the_work_goes_forward_only(world, opened):
    reach(world, opened)
    for place in (1, 3):
        with pytest.raises(Refused, match="already"):
            reach(world, opened, place)
    for place in (0, 99):
        with pytest.raises(Refused, match="no such step"):
            reach(world, opened, place)
    reach(world, opened, 4)
    assert StepReached.objects.count() == 2


def test_a_closed_case_comes_no_further(world, done):
    with pytest.raises(Refused, match="closed"):
        reach(world, done)
    assert {one.state for one in queries.steps_of(done)} == {"done"}


def test_a_rejected_case_came_no_further_than_was_said(world, opened):
    reach(world, opened)
    actions.reject(by=world.noura.user, case=opened, text="It lacks the deed.", ground="documents")
    opened.refresh_from_db()
    steps = queries.steps_of(opened)
    assert [one.state for one in steps[:4]] == ["done", "done", "done", "ahead"]
    assert not any(one.expected_at for one in steps)


@pytest.mark.parametrize("who", ["sara", "imran", "faisal", "salma", "stranger", "admin"])
def test_strangers_are_refused(world, opened, who):
    somebody = getattr(world, who)
    with pytest.raises(Refused):
        reach(world, opened, by=getattr(somebody, "user", somebody))
    assert not StepReached.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_and_it_is_reached_once(world, opened):
    outcomes = at_once(*[lambda: reach(world, opened)] * 2)
    assert sorted(type(one).__name__ for one in outcomes) == ["Case", "Refused"]
    assert StepReached.objects.count() == 1


def test_the_pages_show_it_and_say_it(world, opened):
    officer, beneficiary = Client(headers={"accept-language": "en"}), Client(headers={"accept-language": "en"})
    officer.force_login(world.noura.user)
    beneficiary.force_login(world.sara)
    steps, act = (reverse(f"cases:{name}", args=[opened.number]) for name in ("steps", "reach_step"))
    assert "<html" in officer.get(steps).content.decode()
    fragment = officer.get(steps, headers={"HX-Request": "true"}).content.decode()
    assert 'id="steps"' in fragment and act in fragment and "<html" not in fragment
    assert officer.post(act, {"place": "3"}).url == reverse("cases:work", args=[opened.number])
    assert officer.post(act, {"place": "x"}).url == steps
    page = beneficiary.get(reverse("cases:case", args=[opened.number])).content.decode()
    assert 'id="steps"' in page and act not in page
    assert beneficiary.post(act, {"place": "4"}).status_code == 404


def test_programs_say_and_read_it(world, opened):
    client = Client()
    client.force_login(world.noura.user)
    where = f"/api/v1/cases/{opened.number}/steps"
    assert client.post(where, {"place": 2}, content_type="application/json").status_code == 200
    assert [one["state"] for one in client.get(where).json()[:3]] == ["done", "now", "ahead"]


def test_what_is_expected_ends_where_no_time_is_named():
    begun = datetime(2026, 11, 22, 8, tzinfo=UTC)
    add = lambda since, minutes: since + timedelta(minutes=minutes)  # noqa: E731
    steps = [{"hours": 1}, {"hours": 2}, {}, {"hours": 1}]
    found = progress(steps, ["a", "b", "c", "d"], {}, begun=begun, is_open=True, add=add)
    assert [one.expected_at and (one.expected_at - begun).seconds // 3600 for one in found] == [1, 3, None, None]
    late = timezone.now()
    found = progress(steps, ["a", "b", "c", "d"], {2: late}, begun=begun, is_open=True, add=add)
    assert [one.expected_at for one in found] == [None, late + timedelta(hours=2), None, None]

"""The administrators of an entity say when its cases climb, and it holds for those that run already."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.calendars.working_time import SAUDI_WEEK, add_working_minutes, working_minutes
from jehat.cases import actions, queries
from jehat.cases.models import Case
from jehat.core.verdict import Refused

from .refusing import who_may_not

BEGUN = datetime(2026, 11, 22, 8, 0, tzinfo=SAUDI_WEEK.zone)
GIVEN = {"warn_percent": 50, "hours": [1, 2, 3]}
TYPED = {"warn_percent": "60", "first_hours": "2", "second_hours": "4", "third_hours": "8"}
DOOR = "/api/v1/cases/escalation"


def test_it_holds_also_for_cases_that_run(world):
    case = actions.submit(by=world.sara, kind=world.kind, subject="A wall", now=BEGUN)
    soon = BEGUN + timedelta(minutes=5)
    actions.change_escalation(by=world.admin.user, entity=world.entity, now=soon, **GIVEN)
    assert queries.plan_of(world.entity).hours == (1, 2, 3)
    assert Event.objects.get(verb="escalation.change", outcome="done").particulars["hours"] == [1, 2, 3]
    assert actions.escalate(case=case, now=soon) is None
    half = working_minutes(case.created_at, case.due_at) // 2
    assert Case.objects.get(pk=case.pk).alarm_at == add_working_minutes(BEGUN, half)


def test_no_step_comes_before_the_one_below(world):
    with pytest.raises(Refused):
        actions.change_escalation(by=world.admin.user, entity=world.entity, warn_percent=75, hours=[9, 2, 3])


def test_strangers_are_refused(world):
    for wrong in (world.huda.user, *who_may_not(world, world.noura)):
        if wrong != world.admin.user:
            with pytest.raises(Refused):
                actions.change_escalation(by=wrong, entity=world.entity, **GIVEN)


def test_the_page_changes_and_shows_it(world, client):
    at = reverse("cases:change_escalation")
    client.force_login(world.admin.user)
    assert 'value="75"' in client.get(at).content.decode()
    assert client.post(at, TYPED).status_code == 302
    assert 'value="60"' in client.get(at).content.decode()
    wrong = client.post(at, TYPED | {"first_hours": "9"})
    assert (wrong.status_code, queries.plan_of(world.entity).hours) == (422, (2, 4, 8))
    client.force_login(world.huda.user)
    assert client.get(at).status_code == 403


def test_a_program_reads_and_changes_it(world, client):
    client.force_login(world.admin.user)
    given = client.get(DOOR).json() | {"warn_percent": 80}
    told = client.put(DOOR, given, content_type="application/json")
    assert (told.status_code, told.json()["warn_percent"]) == (200, 80)
    client.force_login(world.noura.user)
    assert client.get(DOOR).status_code == 403

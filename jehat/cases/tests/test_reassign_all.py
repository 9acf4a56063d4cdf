from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.cases.models import Case
from jehat.core.verdict import Refused
from jehat.notifications.models import Notice
from jehat.organization.models import Absence

from .traces import adds_up


@pytest.fixture
def held(world):
    """Four cases with Noura, two of them due soon."""
    cases = [actions.submit(by=world.imran, kind=world.kind, subject="Hers") for _ in range(4)]
    for number, case in enumerate(cases):
        due = timezone.now() + timedelta(days=1 + 20 * (number > 1))
        Case.objects.filter(pk=case.pk).update(assignee=world.noura, due_at=due)
        case.custodies.update(employee=world.noura)
    return cases


def of_noura(world):
    return Case.objects.open().filter(assignee=world.noura).count()


def test_all_go_to_colleagues_and_each_of_them_is_told_once(world, held):
    moved = actions.reassign_all(by=world.huda.user, employee=world.noura)
    assert of_noura(world) == 0 and sum(moved.values()) == 4
    assert set(moved.values()) == {2} and set(moved) == {world.faisal, world.majed}
    assert all(adds_up(case) for case in Case.objects.filter(pk__in=[one.pk for one in held]))
    event = Event.objects.get(verb="case.reassign_all")
    assert event.particulars == {"number": 4}
    assert {one.to for one in Notice.objects.filter(event=event)} == {world.faisal.user, world.majed.user}


def test_only_those_due_before_the_return_go_where_that_is_asked(world, held):
    now = timezone.now()
    actions.reassign_all(by=world.huda.user, employee=world.noura, until=now + timedelta(days=10))
    assert of_noura(world) == 2


def test_it_is_refused_to_who_does_not_direct_the_department(world, held):
    for wrong in (
        world.noura.user,
        world.faisal.user,
        world.salma.user,
        world.stranger.user,
        world.admin.user,
        world.sara,
    ):
        with pytest.raises(Refused):
            actions.reassign_all(by=wrong, employee=world.noura)
    assert of_noura(world) == 4


def test_the_page_shows_what_would_go_and_does_it(world, held, client):
    now = timezone.now()
    Absence.objects.create(
        entity=world.entity, employee=world.noura, since=now - timedelta(hours=1), until=now + timedelta(days=9)
    )
    client.force_login(world.huda.user)
    page = client.get(reverse("cases:before_reassigning", args=[world.noura.pk])).content.decode()
    assert 'value="due"' in page and 'value="all"' in page and world.majed.name in page
    at = reverse("cases:reassign_all", args=[world.noura.pk])
    assert client.post(at, {"which": "due"}).url == reverse("cases:member", args=[world.noura.pk])
    assert of_noura(world) == 2
    client.post(at, {"which": "all"})
    assert of_noura(world) == 0
    client.force_login(world.noura.user)
    assert client.get(reverse("cases:before_reassigning", args=[world.faisal.pk])).status_code == 404


def test_a_program_does_it(world, held, client):
    client.force_login(world.huda.user)
    answer = client.post(f"/api/v1/cases/team/{world.noura.pk}/reassign", {}, content_type="application/json")
    assert answer.json() == {"moved": 4}

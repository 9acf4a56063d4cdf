"""Urging a case on: three steps, each told one higher up."""

import pytest

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.core.verdict import Refused
from jehat.organization.models import Department

from .at_once import at_once
from .refusing import ANYBODY, NOT_THE_ROLE, each_stranger, refused
from .test_follow_up import BEGUN, OFFICER, TWO_DAYS
from .traces import told


@pytest.fixture
def running(world):
    case = actions.submit(by=world.sara, kind=world.kind, subject="A wall", now=BEGUN)
    actions.follow_up(by=world.sara, case=case, now=BEGUN + TWO_DAYS)
    return case


def test_each_step_climbs_one_higher_and_the_fourth_is_refused(world, running):
    Department.objects.filter(pk=world.legal.pk).update(head=world.salma)
    Department.objects.filter(pk=world.permits.pk).update(parent=world.legal)
    for step in (1, 2, 3):
        actions.expedite(by=world.sara, case=running, now=BEGUN + TWO_DAYS * 4 * step)
    events = Event.objects.about(running).filter(verb="case.expedite").order_by("pk")
    holder, head, above = running.assignee.user, world.huda.user, world.salma.user
    assert [set(told(one)) for one in events] == [{holder, head}, {holder, head, above}, {holder, head, above}]
    reason = "The case was urged on three times, which is the most."
    with refused("case.expedite", running, by=world.sara, reason=reason):
        actions.expedite(by=world.sara, case=running, now=BEGUN + TWO_DAYS * 20)


def test_it_comes_after_the_question(world, opened):
    reason = "First it is asked where the case stands, and then it is urged on."
    with refused("case.expedite", opened, by=world.huda.user, reason=reason):
        actions.expedite(by=world.huda.user, case=opened)


def test_the_beneficiary_waits_in_between(world, running):
    with refused("case.expedite", running, by=world.sara, reason="Two working days have to pass first."):
        actions.expedite(by=world.sara, case=running, now=BEGUN + TWO_DAYS)


@each_stranger(ANYBODY | OFFICER)
def test_it_is_refused_to_strangers(world, running, who, reason):
    person = who(world)
    with refused("case.expedite", running, by=person, reason=reason):
        actions.expedite(by=person, case=running)


def test_it_is_refused_to_the_holder(world, running):
    holder = running.assignee.user
    with refused("case.expedite", running, by=holder, reason=NOT_THE_ROLE):
        actions.expedite(by=holder, case=running)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_two_steps_and_never_one_twice(world, running):
    outcomes = at_once(*[lambda: actions.expedite(by=world.sara, case=running, now=BEGUN + TWO_DAYS * 4)] * 2)
    assert sum(isinstance(one, Refused) for one in outcomes) == 1
    assert running.follow_ups.count() == 2

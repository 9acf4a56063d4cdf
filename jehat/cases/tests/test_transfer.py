import pytest

from jehat.cases import actions, queries
from jehat.cases.states import Reason, Status
from jehat.core.verdict import Refused

from .leaving import Way, begin


def test_it_goes_to_the_colleague_with_its_custody(world, opened):
    handover = begin(world, world.noura, Way.COLLEAGUE, to_employee=world.yousef)
    actions.transfer(by=world.admin.user, case=opened, handover=handover)
    opened.refresh_from_db()
    assert (opened.assignee, opened.department, opened.status) == (world.yousef, world.legal, Status.ASSIGNED)
    first, last = queries.chain(opened)
    assert (last.reason, first.until) == (Reason.HANDED_OVER, last.since)


def test_what_waits_for_the_beneficiary_goes_on_waiting(world, asked):
    handover = begin(world, world.noura, Way.COLLEAGUE, to_employee=world.faisal)
    actions.transfer(by=world.admin.user, case=asked, handover=handover)
    asked.refresh_from_db()
    assert (asked.status, asked.assignee) == (Status.WAITING_BENEFICIARY, world.faisal)


def test_a_colleague_on_the_beneficiarys_side_does_not_get_it(world, opened):
    handover = begin(world, world.noura, Way.COLLEAGUE, to_employee=world.faisal)
    type(opened).objects.filter(pk=opened.pk).update(beneficiary=world.faisal.user)
    actions.transfer(by=world.admin.user, case=opened, handover=handover)
    opened.refresh_from_db()
    assert opened.assignee == world.majed


def test_a_colleague_with_a_conflict_does_not_get_it(world, opened):
    handover = begin(world, world.noura, Way.COLLEAGUE, to_employee=world.faisal)
    actions.declare_conflict(by=world.huda.user, case=opened, relation="kin", employee=world.faisal)
    actions.transfer(by=world.admin.user, case=opened, handover=handover)
    opened.refresh_from_db()
    assert opened.assignee == world.majed


def test_what_was_closed_meanwhile_stays(world, done):
    handover = begin(world, world.noura)
    assert actions.transfer(by=world.admin.user, case=done, handover=handover) is None


def test_nobody_hands_over_outside_of_it(world, opened):
    handover = begin(world, world.noura)
    for who in (world.huda.user, world.noura.user):
        with pytest.raises(Refused):
            actions.transfer(by=who, case=opened, handover=handover)
    type(handover).objects.update(state="done")
    handover.refresh_from_db()
    with pytest.raises(Refused):
        actions.transfer(by=world.admin.user, case=opened, handover=handover)

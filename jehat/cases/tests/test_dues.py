"""Until when a case is promised and until when the law gives, with all that moves either."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jehat.calendars.working_time import SAUDI_WEEK, add_working_minutes, working_minutes
from jehat.cases import actions, dues
from jehat.cases.clocks import Stood
from jehat.cases.models import Case
from jehat.cases.states import Cause

ZONE = SAUDI_WEEK.zone
WAIT, POSTPONED, CLOSED = Cause.WAITING_BENEFICIARY, Cause.POSTPONED, Cause.CLOSED


def at(day, hour=8, minute=0):
    """In November 2026, of which the 22nd is a Sunday."""
    return datetime(2026, 11, 1, hour, minute, tzinfo=ZONE) + timedelta(days=day - 1)


@pytest.mark.parametrize(
    ("pauses", "due"),
    [
        ([], at(25, 14, 30)),
        # From Monday noon to Tuesday noon: 150 and 270 minutes, a whole day.
        ([Stood(WAIT, at(23, 12), at(24, 12))], at(26, 14, 30)),
        # Over the weekend nothing is lost and nothing won.
        ([Stood(WAIT, at(25, 14), at(29, 7, 30))], at(29, 8)),
        ([Stood(WAIT, at(24, 15), at(25, 7))], at(25, 14, 30)),
        # Two, of which the second begins after the first moved the promise.
        ([Stood(WAIT, at(23), at(24)), Stood(POSTPONED, at(25), at(26))], at(29, 14, 30)),
        # What begins after it is over moves nothing; nor does what lasts still.
        ([Stood(WAIT, at(26), at(30))], at(25, 14, 30)),
        ([Stood(WAIT, at(23), None)], at(25, 14, 30)),
        ([Stood(CLOSED, at(24, 7, 30), at(29, 7, 30))], at(30, 14, 30)),
    ],
)
def test_the_promise_of_three_days(pauses, due):
    assert dues.promised(at(22), 3, pauses) == due


@given(since=st.integers(0, 9000), lasts=st.integers(0, 9000), days=st.integers(1, 9))
def test_what_was_left_is_left(since, lasts, days):
    begun = at(22) + timedelta(minutes=since)
    ended = begun + timedelta(minutes=lasts)
    before = dues.promised(at(22), days)
    after = dues.promised(at(22), days, [Stood(WAIT, begun, ended)])
    left = working_minutes(begun, before)
    assert after == (add_working_minutes(ended, left) if left > 0 else before)
    assert after >= before and dues.if_resumed(before, begun, ended) == after


def test_the_law_waits_for_the_beneficiary_alone():
    pauses = [Stood(WAIT, at(23), at(25)), Stood(POSTPONED, at(26), at(29))]
    assert dues.legal(at(22), 60, pauses) == at(22) + timedelta(days=62)
    assert dues.legal(at(22), None, pauses) is None
    assert dues.legal(at(22), 1, [Stood(WAIT, at(24), at(25))]) == at(23)


def test_a_case_carries_both_limits_over_its_pause(world):
    world.kind.current.rules = {"legal_days": 60}
    case = actions.submit(by=world.sara, kind=world.kind, subject="A wall", now=at(22))
    promised, by_law = case.due_at, case.legal_due_at
    assert by_law == at(22) + timedelta(days=60)
    holder = case.assignee.user
    actions.ask(by=holder, case=case, text="The plan?", now=at(23))
    assert Case.objects.get(pk=case.pk).due_at == promised
    actions.answer(by=world.sara, case=case, text="Here", now=at(24))
    moved = Case.objects.get(pk=case.pk)
    assert moved.due_at == add_working_minutes(promised, 420) and moved.legal_due_at == by_law + timedelta(days=1)
    assert not moved.is_past_the_law(moved.legal_due_at) and moved.is_past_the_law(moved.legal_due_at + timedelta(1))


def test_while_it_waits_the_law_does_not_run_out(asked):
    asked.legal_due_at = asked.paused_at + timedelta(days=1)
    assert not asked.is_past_the_law(asked.legal_due_at + timedelta(days=9))
    asked.status = Cause.POSTPONED
    assert asked.is_past_the_law(asked.legal_due_at + timedelta(days=9))


def test_a_promise_that_was_broken_stays_broken(asked, world):
    Case.objects.filter(pk=asked.pk).update(due_at=asked.paused_at - timedelta(days=1))
    actions.answer(by=world.sara, case=asked, text="Here")
    assert Case.objects.get(pk=asked.pk).due_at == asked.paused_at - timedelta(days=1)


def test_what_stood_still_is_not_forgotten_when_the_calendar_changes(asked, world):
    """Reckoned anew on the same calendar, a case that waited is promised for the same moment."""
    actions.answer(by=world.sara, case=asked, text="Here", now=asked.paused_at + timedelta(days=9))
    moved = Case.objects.get(pk=asked.pk).due_at
    actions.recalculate(entity=world.entity)
    assert Case.objects.get(pk=asked.pk).due_at == moved

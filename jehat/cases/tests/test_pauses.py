"""When the clocks of a case stand still, and what the database itself holds true of custody and pauses."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from jehat.cases import actions
from jehat.cases.actions.custody import distribute
from jehat.cases.actions.moving import held_status, move
from jehat.cases.models import Case, Custody, Pause
from jehat.cases.states import Cause, Reason, Status
from jehat.core.walls import seen_as

from .traces import adds_up


@pytest.fixture(autouse=True)
def at_the_end(db):
    """What the database asks at the end of a transaction, it asks here at once where a test says so."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def ask_the_database():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def pauses(case) -> list[tuple]:
    return [(one.cause, one.since, one.until) for one in Pause.objects.filter(case=case).oldest_first()]


def test_a_case_stands_still_from_the_question_to_the_answer(world, opened):
    now = timezone.now()
    asked = actions.ask(by=world.noura.user, case=opened, text="The plan?", now=now).case
    assert asked.paused_at == now
    later = now + timedelta(hours=3)
    actions.answer(by=world.sara, case=asked, text="Here", now=later)
    assert pauses(asked) == [(Cause.WAITING_BENEFICIARY, now, later)]
    assert Case.objects.get(pk=asked.pk).paused_at is None


@pytest.mark.parametrize("verb", ["refer", "complete", "reject", "withdraw"])
def test_whatever_leads_out_of_it_ends_the_pause(world, asked, verb):
    given = {"refer": {"to": world.legal, "note": "Yours"}}.get(verb, {"text": "Words"})
    by = world.sara if verb == "withdraw" else world.noura.user
    case = getattr(actions, verb)(by=by, case=asked, **given)
    assert case.paused_at is None and all(until for _cause, _since, until in pauses(case))


def test_it_goes_on_whoever_holds_the_case(world, asked):
    actions.assign(by=world.huda.user, case=asked, to=world.majed)
    assert pauses(asked) == [(Cause.WAITING_BENEFICIARY, asked.paused_at, None)]


def test_one_standstill_follows_another_without_a_gap(asked):
    now = timezone.now()
    move(asked, Status.POSTPONED, now=now)
    (first, second) = pauses(asked)
    assert first[2] == second[1] == now and second == (Cause.POSTPONED, now, None)


def test_what_stands_still_in_time_is_not_late(asked):
    long_after = asked.due_at + timedelta(days=90)
    assert not asked.is_late(long_after) and not Case.objects.late(long_after).exists()


def test_what_was_late_before_stays_late(asked):
    Case.objects.filter(pk=asked.pk).update(due_at=asked.paused_at - timedelta(minutes=1))
    asked.refresh_from_db()
    assert asked.is_late(timezone.now()) and Case.objects.late(timezone.now()).get() == asked


def test_the_last_custody_ends_with_the_case(done):
    assert done.custodies.get().until == done.closed_at and adds_up(done)


def taken_up(case, now):
    distribute(case, department=case.department, by=None, now=now)
    move(case, held_status(case), now=now)


def test_a_case_taken_up_again_begins_a_new_custody(done):
    ended, now = done.closed_at, done.closed_at + timedelta(days=3)
    taken_up(done, now)
    former, present = done.custodies.oldest_first()
    assert (former.until, present.since, present.until) == (ended, now, None)
    assert pauses(done) == [(Cause.CLOSED, ended, now)]
    ask_the_database()


def test_a_closing_undone_leaves_no_trace_in_the_clocks(done):
    done.custodies.update(until=None)
    move(done, Status.IN_PROGRESS, now=done.closed_at + timedelta(minutes=1))
    assert pauses(done) == []
    ask_the_database()


def second(case, **given):
    fields = {"entity": case.entity, "department": case.department, "reason": Reason.BY_HAND} | given
    return Custody.objects.create(case=case, **fields)


MINUTE = timedelta(minutes=1)


def a_gap(case, now):
    case.custodies.update(until=now)
    second(case, since=now + MINUTE)


def nobody(case, now):
    case.custodies.update(until=now)


def none_at_all(case, now):
    case.custodies.all().delete()


def a_late_begin(case, now):
    case.custodies.update(since=case.created_at + MINUTE)


def an_end_before_its_custody(case, now):
    Case.objects.filter(pk=case.pk).update(status=Status.WITHDRAWN, outcome="withdrawn", closed_at=now)


def a_holder_after_the_end(case, now):
    move(case, Status.WITHDRAWN, outcome="withdrawn", now=now)
    case.custodies.update(until=now + MINUTE)


def a_gap_while_closed_for_less(case, now):
    move(case, Status.WITHDRAWN, outcome="withdrawn", now=now)
    taken_up(case, now + MINUTE)
    Pause.objects.filter(case=case).update(until=now + MINUTE / 2)


@pytest.mark.parametrize(
    "untrue",
    [a_gap, nobody, none_at_all, a_late_begin, an_end_before_its_custody, a_holder_after_the_end]
    + [a_gap_while_closed_for_less],
)
def test_the_database_refuses_what_does_not_add_up(case, untrue):
    with pytest.raises(IntegrityError, match="does not add up"), transaction.atomic():
        untrue(case, case.created_at + timedelta(hours=1))
        ask_the_database()


def test_it_adds_up_for_who_sees_no_custody_at_all(world, case):
    """The check is not who looks: a person who withdraws sees his case, and need not see who held it."""
    with seen_as.person(world.sara.pk):
        actions.withdraw(by=world.sara, case=case)
        ask_the_database()
        assert Case.objects.filter(pk=case.pk).exists()


def test_no_two_custodies_overlap(case):
    with pytest.raises(IntegrityError, match="no_two_custodies_overlap"), transaction.atomic():
        second(case, since=case.created_at + MINUTE, until=case.created_at + 2 * MINUTE)


def test_no_two_pauses_overlap(asked):
    with pytest.raises(IntegrityError), transaction.atomic():
        Pause.objects.create(
            entity=asked.entity,
            case=asked,
            cause=Cause.POSTPONED,
            since=asked.paused_at - MINUTE,
            until=asked.paused_at + MINUTE,
        )

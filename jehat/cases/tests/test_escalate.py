"""A case whose time runs out climbs: level by level, each once, and never to nobody."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jehat.calendars.working_time import SAUDI_WEEK, add_working_minutes, working_minutes
from jehat.cases import actions, jobs
from jehat.cases.alarms import BROKEN, TOP, WARNED, moment_of
from jehat.cases.models import Alarm, Case, EscalationPlan
from jehat.cases.queries.told import may_be_told
from jehat.cases.states import Status
from jehat.organization.models import Department

from .at_once import at_once
from .traces import line, sentence, told, verbs

BEGUN = datetime(2026, 11, 22, 8, 0, tzinfo=SAUDI_WEEK.zone)
MOMENT = timedelta(minutes=1)


@pytest.fixture
def running(world):
    """Sara's case, filed on a Sunday morning."""
    return actions.submit(by=world.sara, kind=world.kind, subject="A wall", now=BEGUN)


def fresh(case) -> Case:
    return Case.objects.get(pk=case.pk)


def levels(case) -> list[int]:
    return list(case.alarms.order_by("level").values_list("level", flat=True))


def climb(case, now):
    """As the job does, minute after minute, until nothing is left to do."""
    while fresh(case).alarm_at and fresh(case).alarm_at <= now:
        actions.escalate(case=case, now=now)


def test_it_warns_when_three_quarters_of_the_time_are_used(world, running):
    total = working_minutes(running.created_at, running.due_at)
    warned = add_working_minutes(BEGUN, total - total // 4)
    climb(running, warned - MOMENT)
    assert levels(running) == [] and fresh(running).alarm_at == warned
    climb(running, warned)
    assert levels(running) == [WARNED]
    words = "The time of case %(number)s is nearly over"
    assert told(line("case.escalate", running)) == {running.assignee.user: sentence(words, running)}


def test_level_by_level_each_once_and_upwards(world, running):
    Department.objects.filter(pk=world.legal.pk).update(head=world.salma)
    Department.objects.filter(pk=world.permits.pk).update(parent=world.legal)
    climb(running, running.due_at + timedelta(days=60))
    climb(running, running.due_at + timedelta(days=61))
    assert levels(running) == [1, 2, 3, 4, 5] and fresh(running).alarm_at is None
    people = [one.to for one in running.alarms.select_related("to").order_by("level")]
    assert people[:3] == [running.assignee, running.assignee, world.huda]
    assert people[3] == world.salma and people[4] is None
    assert verbs(running).count("case.escalate") == 5


def test_without_a_holder_it_begins_with_the_head(world, queued):
    climb(queued, queued.due_at)
    assert [one.to for one in queued.alarms.all()] == [world.huda, world.huda]


def test_without_anybody_above_the_administrators_are_told(world, queued):
    Department.objects.update(head=None)
    climb(queued, queued.due_at - timedelta(seconds=1))
    words = "Case %(number)s is late, and nobody above it is left to be told; look after its department"
    assert told(line("case.escalate", queued))[world.admin.user] == sentence(words, queued)


def test_the_message_of_it_leaves_though_the_case_has_an_assignee(world, running):
    """An administrator does not see the case, and learns of its number alone: that he may."""
    Department.objects.filter(pk=world.permits.pk).update(parent=None)
    climb(running, running.due_at + timedelta(days=61))
    assert running.alarms.latest("level").to is None and fresh(running).assignee is not None
    assert may_be_told(world.admin.user, {running.pk}) == {running.pk}
    assert not Case.objects.visible_to(world.admin.user).filter(pk=running.pk).exists()
    assert may_be_told(world.stranger.user, {running.pk}) == set()


def test_what_stands_still_does_not_climb(world, running):
    Case.objects.filter(pk=running.pk).update(status=Status.WAITING_BENEFICIARY, paused_at=BEGUN)
    assert actions.escalate(case=running, now=running.due_at + timedelta(days=60)) is None
    assert levels(running) == []


def test_after_a_pause_the_moment_is_reckoned_anew(world, running):
    holder = running.assignee.user
    climb(running, BEGUN)
    actions.ask(by=holder, case=running, text="The plan?", now=BEGUN + timedelta(hours=1))
    actions.answer(by=world.sara, case=running, text="Here", now=BEGUN + timedelta(days=70))
    climb(running, BEGUN + timedelta(days=70))
    assert levels(running) == [] and fresh(running).alarm_at < fresh(running).due_at


def test_what_is_closed_does_not_climb(world, running):
    actions.complete(by=running.assignee.user, case=running, text="Done", now=BEGUN + timedelta(hours=1))
    assert actions.escalate(case=running, now=running.due_at + timedelta(days=60)) is None


def test_an_entity_says_when(world, running):
    EscalationPlan.objects.create(entity=world.entity, warn_percent=50, first_hours=1, second_hours=2, third_hours=3)
    climb(running, add_working_minutes(running.due_at, 60))
    assert levels(running) == [1, 2, 3]


@given(
    hours=st.lists(st.integers(0, 90), min_size=3, max_size=3).map(sorted),
    percent=st.integers(10, 99),
    total=st.integers(0, 9000),
)
def test_each_level_is_later_than_the_one_before(hours, percent, total):
    plan = EscalationPlan(**dict(zip(("first_hours", "second_hours", "third_hours"), hours, strict=True)))
    plan.warn_percent = percent
    asked = {"filed": BEGUN, "due": add_working_minutes(BEGUN, total), "total": total, "plan": plan}
    moments = [moment_of(level, **asked, week=SAUDI_WEEK) for level in range(WARNED, TOP + 1)]
    assert moments == sorted(moments) and moments[BROKEN - 1] == asked["due"]


def test_the_job_does_one_step_a_minute(world, running):
    Case.objects.filter(pk=running.pk).update(due_at=BEGUN)
    jobs.escalate(0)
    jobs.escalate(0)
    assert levels(running) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_do_it_once(world, running):
    now = running.due_at - timedelta(seconds=1)
    actions.escalate(case=running, now=BEGUN)
    assert Alarm.objects.count() == 0
    at_once(*[lambda: actions.escalate(case=running, now=now)] * 2)
    assert levels(running) == [WARNED]
    assert verbs(running).count("case.escalate") == 1


def test_what_is_taken_up_again_climbs_anew(world, running):
    actions.open_case(by=running.assignee.user, case=running, now=BEGUN)
    late = running.due_at + timedelta(days=60)
    climb(running, late)
    assert levels(running) == [1, 2, 3, 4, 5]
    actions.complete(by=running.assignee.user, case=fresh(running), text="Done.", now=late + MOMENT)
    actions.reopen(by=world.huda.user, case=fresh(running), text="It was not.", now=late + timedelta(hours=1))
    climb(running, late + timedelta(days=60))
    assert levels(running) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert set(running.alarms.values_list("nth", flat=True)) == {1, 2}


def test_a_closing_by_mistake_rings_nothing_twice(world, running):
    actions.open_case(by=running.assignee.user, case=running, now=BEGUN)
    late = running.due_at + timedelta(days=60)
    climb(running, late)
    closed = actions.complete(by=running.assignee.user, case=fresh(running), text="Done.", now=late + MOMENT)
    actions.undo_close(by=running.assignee.user, case=closed, now=late + 2 * MOMENT)
    Case.objects.filter(pk=running.pk).update(alarm_at=late)
    climb(running, late + timedelta(days=60))
    assert levels(running) == [1, 2, 3, 4, 5]

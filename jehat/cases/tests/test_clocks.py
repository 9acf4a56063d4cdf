"""The clocks of a case against a slow recount that knows nothing but minutes."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from jehat.calendars.working_time import SAUDI_WEEK, Season, WorkWeek
from jehat.cases import actions, queries
from jehat.cases.clocks import PARTS, Split, Stood, clocks, holder_at
from jehat.cases.models import Case
from jehat.cases.states import Cause

ZONE = SAUDI_WEEK.zone
# A Sunday morning, before the hours.
BEGUN = datetime(2026, 11, 22, 6, 0, tzinfo=ZONE)
MINUTE = timedelta(minutes=1)
WEEKS = (
    SAUDI_WEEK,
    WorkWeek(
        breaks=((time(12), time(12, 30)),),
        holidays=frozenset({date(2026, 11, 24)}),
        seasons=(Season(date(2026, 11, 25), date(2026, 11, 26), time(10), time(15)),),
    ),
)


def held(since, until):
    return SimpleNamespace(since=since, until=until)


@st.composite
def stories(draw):
    """A case of some days: who held it and when it stood still, in minutes that need not lie in working hours."""
    end = draw(st.integers(1, 5000))
    cuts = sorted(set(draw(st.lists(st.integers(1, end), max_size=4))) | {0, end})
    moments = [BEGUN + MINUTE * cut for cut in cuts]
    chain = [held(*pair) for pair in zip(moments, moments[1:], strict=False)]
    edges = sorted(draw(st.lists(st.integers(0, end), max_size=6, unique=True)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    causes = st.sampled_from(list(PARTS))
    pauses = [Stood(draw(causes), BEGUN + MINUTE * since, BEGUN + MINUTE * until) for since, until in pairs]
    if draw(st.booleans()):
        chain[-1] = held(chain[-1].since, None)
        if pauses and len(edges) % 2 == 0 and pauses[-1].since < moments[-1]:
            pauses[-1] = pauses[-1]._replace(until=None)
    return chain, pauses, moments[-1], draw(st.sampled_from(WEEKS))


def recount(custody, pauses, now, week) -> Split:
    """Minute by minute: was it worked, and if so, what was waited for?"""
    found = dict.fromkeys(("working", "beneficiary", "other", "postponed", "outside"), 0)
    moment = custody.since
    while moment < (custody.until or now):
        local = moment.astimezone(week.zone)
        is_worked = any(opens <= local.time() < closes for opens, closes in week.spans(local.date()))
        cause = next((p.cause for p in pauses if p.since <= moment and (p.until is None or moment < p.until)), None)
        found["outside" if not is_worked else PARTS[cause] if cause else "working"] += 1
        moment += MINUTE
    return Split(**found)


@settings(max_examples=60, deadline=None)
@given(story=stories())
def test_they_equal_a_recount_minute_by_minute(story):
    chain, pauses, now, week = story
    case = SimpleNamespace(created_at=BEGUN, first_answer_at=None)
    counted = clocks(case, chain, pauses, now=now, week=week)
    assert [one.split for one in counted.dwells] == [recount(one, pauses, now, week) for one in chain]
    assert counted.gross == (now - BEGUN) // MINUTE
    assert counted.net + counted.total.waited + counted.total.outside == counted.gross


@settings(max_examples=60, deadline=None)
@given(story=stories(), minute=st.integers(-10, 6000))
def test_with_whom_it_was_is_right_for_any_moment(story, minute):
    chain, _pauses, now, _week = story
    moment = BEGUN + MINUTE * minute
    found = holder_at(chain, moment)
    if moment < BEGUN or (chain[-1].until and moment >= now):
        assert found is None
    else:
        assert found.since <= moment and (found.until is None or moment < found.until)


def test_a_case_that_was_held_by_two_and_waited(world, opened):
    """Filed and asked on a Sunday, answered on the Tuesday: on whom each minute was spent."""
    filed = BEGUN + timedelta(hours=3)
    case = actions.submit(by=world.sara, kind=world.kind, subject="A wall", now=filed)
    holder = case.assignee
    actions.open_case(by=holder.user, case=case, now=filed)
    actions.ask(by=holder.user, case=case, text="The plan?", now=filed + timedelta(hours=1))
    actions.assign(by=world.huda.user, case=case, to=world.majed, now=filed + timedelta(hours=2))
    actions.answer(by=world.sara, case=case, text="Here", now=filed + timedelta(days=2))
    case = actions.complete(by=world.majed.user, case=case, text="Done", now=filed + timedelta(days=2, hours=1))
    told = queries.clocks_of(case, queries.chain(case), now=timezone.now())
    assert [one.split for one in told.dwells] == [
        Split(working=60, beneficiary=60),
        # Sunday from 11 to 14:30, Monday, Tuesday from 7:30 to 9; then an hour of his own.
        Split(working=60, beneficiary=210 + 420 + 90, outside=(17 + 17) * 60),
    ]
    assert (told.first_response, told.net) == (60, 120)
    assert told.gross == 49 * 60 == (case.closed_at - case.created_at) // MINUTE


@pytest.mark.parametrize("ago", [timedelta(), timedelta(minutes=30)])
def test_the_database_knows_it_for_any_moment(world, opened, ago):
    now = opened.created_at + timedelta(hours=1)
    given = actions.assign(by=world.huda.user, case=opened, to=world.majed, now=now)
    assert queries.holder_at(given, now - ago).employee == (world.noura if ago else world.majed)
    assert queries.holder_at(given, opened.created_at - MINUTE) is None


def test_while_it_is_closed_nobody_has_it(done):
    assert queries.holder_at(done, done.closed_at) is None


def test_its_time_of_closure_is_nobodys(done):
    told = clocks(done, done.custodies.all(), [Stood(Cause.CLOSED, done.closed_at, None)], now=timezone.now())
    assert (
        told.gross
        == (done.closed_at.replace(second=0, microsecond=0) - done.created_at.replace(second=0, microsecond=0))
        // MINUTE
    )


def test_reading_them_asks_what_the_chain_asks(world, asked, django_assert_num_queries):
    case = Case.objects.with_people().get(pk=asked.pk)
    with django_assert_num_queries(1):
        chain = queries.chain(case)
        assert queries.clocks_of(case, chain, now=timezone.now()).gross >= 0

"""Working minutes of random calendars, against a recount minute by minute that shares nothing with them."""

from datetime import date, datetime, time, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from jehat.calendars.working_time import SAUDI_WEEK, Season, WorkWeek, add_working_days, working_minutes

START = date(2026, 12, 20)
DAYS = st.integers(0, 24).map(lambda n: START + timedelta(days=n))
# Zones whose clocks are never put on or back.
ZONES = st.sampled_from(["Asia/Riyadh", "Asia/Dubai", "Asia/Karachi"]).map(ZoneInfo)


@st.composite
def hours(draw):
    """Two, four or six times of a day, in order: the outer are the hours, those between are breaks."""
    count = draw(st.sampled_from([2, 4, 6]))
    edges = sorted(draw(st.lists(st.integers(0, 24 * 60 - 1), min_size=count, max_size=count, unique=True)))
    times = [time(*divmod(edge, 60)) for edge in edges]
    inner = times[1:-1]
    return {"opens": times[0], "closes": times[-1], "breaks": tuple(zip(inner[::2], inner[1::2], strict=True))}


@st.composite
def weeks(draw):
    first = draw(DAYS)
    until = first + timedelta(days=draw(st.integers(0, 12)))
    return WorkWeek(
        days=frozenset(draw(st.sets(st.integers(0, 6), min_size=1))),
        holidays=frozenset(draw(st.sets(DAYS, max_size=6))),
        seasons=(Season(first, until, **draw(hours())),),
        zone=draw(ZONES),
        **draw(hours()),
    )


@st.composite
def moments(draw):
    """A week's length at most, over the turn of a year."""
    minutes = sorted(draw(st.lists(st.integers(0, 7 * 24 * 60), min_size=3, max_size=3)))
    begin = datetime(2026, 12, 28, tzinfo=ZoneInfo("UTC"))
    return [begin + timedelta(minutes=one) for one in minutes]


def recount(since, until, week) -> int:
    """One for each minute that is worked."""
    worked = 0
    while since < until:
        wall = since.astimezone(week.zone)
        worked += is_worked(wall.date(), wall.time(), week)
        since += timedelta(minutes=1)
    return worked


def is_worked(day, clock, week) -> bool:
    if day.weekday() not in week.days or day in week.holidays:
        return False
    hours = week
    for season in week.seasons:
        if season.since <= day <= season.until:
            hours = season
    rests = any(since <= clock < until for since, until in hours.breaks)
    return hours.opens <= clock < hours.closes and not rests


@settings(max_examples=60)
@given(weeks(), moments())
def test_minutes_are_those_of_a_recount_and_add_up(week, moments):
    first, second, third = moments
    assert working_minutes(first, second, week) == recount(first, second, week)
    assert working_minutes(first, second, week) + working_minutes(second, third, week) == working_minutes(
        first, third, week
    )
    assert working_minutes(third, first, week) == -working_minutes(first, third, week)


@settings(max_examples=60)
@given(weeks(), st.integers(0, 5000), st.integers(0, 5000))
def test_days_are_summed_over_years_as_one_by_one(week, first, length):
    since = date(2020, 1, 1) + timedelta(days=first)
    until = since + timedelta(days=length % 900)
    days = [since + timedelta(days=n) for n in range((until - since).days)]
    one_by_one = sum(
        (datetime.combine(day, closes) - datetime.combine(day, opens)).seconds // 60
        for day in days
        for opens, closes in week.spans(day)
    )
    assert week.minutes_between(since, until) == one_by_one


def test_a_year_is_counted_a_thousand_times_at_once():
    begin = datetime(2026, 1, 4, 9, 13, tzinfo=SAUDI_WEEK.zone)
    ends = [begin + timedelta(days=365, minutes=n) for n in range(1000)]
    since = perf_counter()
    for end in ends:
        working_minutes(begin, end)
        add_working_days(end, 10)
    # A tenth of it on an idle machine: what is measured is that nobody walks over the days again.
    assert perf_counter() - since < 1

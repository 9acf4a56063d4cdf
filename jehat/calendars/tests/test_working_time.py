from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jehat.calendars.working_time import (
    SAUDI_WEEK,
    Season,
    WorkWeek,
    add_working_days,
    add_working_minutes,
    is_open,
    next_opening,
    working_minutes,
)

RIYADH = SAUDI_WEEK.zone
NATIONAL_DAY = date(2026, 9, 23)
RAMADAN = Season(date(2027, 2, 8), date(2027, 3, 8), time(10), time(15))
FULL = WorkWeek(
    breaks=((time(12), time(12, 30)),),
    holidays=frozenset({NATIONAL_DAY, date(2027, 3, 9), date(2027, 3, 10)}),
    seasons=(RAMADAN,),
)


def at(month, day, hour=0, minute=0, year=2026):
    return datetime(year, month, day, hour, minute, tzinfo=RIYADH)


# 22 November 2026 is a Sunday.
@pytest.mark.parametrize(
    ("since", "until", "minutes"),
    [
        (at(11, 22, 7, 30), at(11, 22, 14, 30), 420),
        (at(11, 22, 0, 0), at(11, 23, 0, 0), 420),
        (at(11, 22, 8, 0), at(11, 22, 8, 45), 45),
        (at(11, 22, 14, 0), at(11, 23, 8, 0), 60),
        (at(11, 26, 14, 0), at(11, 29, 8, 0), 60),
        (at(11, 27, 9, 0), at(11, 28, 18, 0), 0),
        (at(11, 22, 8, 0), at(11, 29, 8, 0), 5 * 420),
        (at(11, 22, 9, 0), at(11, 22, 8, 0), -60),
        (at(11, 22, 5, 0), at(11, 22, 6, 0), 0),
    ],
)
def test_minutes_worked(since, until, minutes):
    assert working_minutes(since, until) == minutes


def test_any_zone_may_ask():
    assert working_minutes(datetime(2026, 11, 22, 4, 30, tzinfo=UTC), datetime(2026, 11, 22, 5, 30, tzinfo=UTC)) == 60


def test_holidays_breaks_and_seasons_count():
    assert working_minutes(at(9, 23), at(9, 24), FULL) == 0
    assert working_minutes(at(11, 22), at(11, 23), FULL) == 390
    assert working_minutes(at(2, 8, year=2027), at(2, 9, year=2027), FULL) == 300
    assert not is_open(at(11, 22, 12, 15), FULL)
    assert is_open(at(11, 22, 12, 30), FULL)


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        (at(11, 22, 9), 1, at(11, 23, 14, 30)),
        (at(11, 22, 23), 1, at(11, 23, 14, 30)),
        (at(11, 22, 9), 5, at(11, 29, 14, 30)),
        (at(11, 26, 9), 1, at(11, 29, 14, 30)),
        (at(11, 27, 9), 1, at(11, 29, 14, 30)),
        (at(11, 22, 9), 0, at(11, 22, 14, 30)),
        (at(11, 27, 9), 0, at(11, 29, 14, 30)),
        (date(2026, 11, 22), 2, at(11, 24, 14, 30)),
        (at(9, 22, 9), 1, at(9, 24, 14, 30)),
    ],
)
def test_limits_in_working_days(start, n, due):
    assert add_working_days(start, n, FULL) == due


def test_a_limit_that_ends_in_ramadan_closes_by_its_hours():
    assert add_working_days(date(2027, 2, 7), 1, FULL) == at(2, 8, 15, year=2027)


def test_limits_in_minutes_pass_over_the_weekend():
    assert add_working_minutes(at(11, 26, 14, 0), 60) == at(11, 29, 8, 0)
    assert add_working_minutes(at(11, 22, 14, 0), 30) == at(11, 22, 14, 30)
    assert add_working_minutes(at(11, 27, 9, 0), 0) == at(11, 27, 9, 0)


def test_next_opening():
    assert next_opening(at(11, 22, 9, 15)) == at(11, 22, 9, 15)
    assert next_opening(at(11, 22, 14, 30)) == at(11, 23, 7, 30)
    assert next_opening(at(11, 22, 3)) == at(11, 22, 7, 30)
    assert next_opening(at(11, 26, 20)) == at(11, 29, 7, 30)
    assert next_opening(at(11, 22, 12, 10), FULL) == at(11, 22, 12, 30)


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": frozenset()},
        {"days": frozenset({7})},
        {"opens": time(15)},
        {"breaks": ((time(13), time(12)),)},
        {"breaks": ((time(6), time(7)),)},
        {"opens": time(7, 30, 20)},
    ],
)
def test_a_week_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError):
        WorkWeek(**wrong)


def test_a_week_that_never_opens_is_refused_and_does_not_hang():
    closed = WorkWeek(holidays=frozenset(date(2026, 11, 1) + timedelta(days=n) for n in range(500)))
    for question in (next_opening, lambda m, w: add_working_days(m, 3, w), lambda m, w: add_working_minutes(m, 3, w)):
        with pytest.raises(ValueError, match="No working day"):
            question(at(11, 22), closed)


def test_nothing_is_taken_away_and_moments_are_aware():
    with pytest.raises(ValueError):
        add_working_days(at(11, 22), -1)
    with pytest.raises(ValueError):
        add_working_minutes(at(11, 22), -1)
    with pytest.raises(ValueError):
        working_minutes(datetime(2026, 11, 22), datetime(2026, 11, 23))  # noqa: DTZ001


MOMENTS = st.datetimes(min_value=datetime(2026, 9, 1), max_value=datetime(2027, 4, 30)).map(
    lambda moment: moment.replace(tzinfo=RIYADH)
)
WEEKS = st.one_of(
    st.sampled_from([SAUDI_WEEK, FULL]),
    st.builds(
        WorkWeek,
        days=st.frozensets(st.integers(0, 6), min_size=1),
        opens=st.times(max_value=time(11)).map(lambda t: t.replace(second=0, microsecond=0)),
        closes=st.sampled_from([time(14, 30), time(16), time(23, 59)]),
        breaks=st.sampled_from([(), ((time(12), time(13)),)]),
        holidays=st.frozensets(st.dates(date(2026, 9, 1), date(2027, 4, 30)), max_size=20),
    ),
)


@given(MOMENTS, MOMENTS, MOMENTS, WEEKS)
def test_minutes_add_up(a, b, c, week):
    assert working_minutes(a, b, week) + working_minutes(b, c, week) == working_minutes(a, c, week)


@given(MOMENTS, MOMENTS, WEEKS)
def test_minutes_never_run_backwards_nor_faster_than_the_clock(a, b, week):
    a, b = sorted([a, b])
    assert 0 <= working_minutes(a, b, week) <= (b - a).total_seconds() / 60 + 1


@given(MOMENTS, st.integers(0, 5000), WEEKS)
def test_minutes_added_are_minutes_worked(start, minutes, week):
    due = add_working_minutes(start, minutes, week)
    assert working_minutes(start, due, week) == minutes
    if minutes:
        assert working_minutes(start, due - timedelta(minutes=1), week) == minutes - 1


@given(MOMENTS, MOMENTS, st.integers(0, 30), WEEKS)
def test_limits_keep_the_order_of_their_starts_and_lengths(a, b, n, week):
    a, b = sorted([a, b])
    assert add_working_days(a, n, week) <= add_working_days(b, n, week)
    assert add_working_days(a, n, week) < add_working_days(a, n + 1, week) or n == 0
    assert add_working_days(a, n, week) <= add_working_days(a, n + 1, week)


@given(MOMENTS, st.integers(0, 10), st.integers(1, 10), WEEKS)
def test_days_add_up(start, m, n, week):
    assert add_working_days(add_working_days(start, m, week), n, week) >= add_working_days(start, m + n, week)
    assert add_working_days(add_working_days(start, n, week), m, week) == add_working_days(start, m + n, week)


@given(MOMENTS, WEEKS)
def test_work_goes_on_at_the_next_opening_and_not_before(moment, week):
    opening = next_opening(moment, week)
    assert is_open(opening, week)
    assert opening >= moment
    assert working_minutes(moment, opening, week) == 0
    assert next_opening(opening, week) == opening

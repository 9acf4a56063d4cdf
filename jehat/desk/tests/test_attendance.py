"""The arithmetic of presences."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from jehat.desk.attendance import Period, by_day, total_of

MONDAY = date(2026, 11, 16)


def at(day, hour, minute=0):
    return timezone.make_aware(datetime(2026, 11, day, hour, minute))


def days_of(*periods, first=MONDAY, last=MONDAY):
    return by_day(periods, first=first, last=last)


def test_a_day_has_its_periods_in_order_and_their_sum():
    (day,) = days_of(Period(at(16, 13), at(16, 15), "expired"), Period(at(16, 8), at(16, 12), "signed_out"))
    assert [one.since.hour - 0 for one in day.periods] == [day.since.hour, day.periods[1].since.hour]
    assert day.total == timedelta(hours=6) and (day.since, day.until) == (at(16, 8), at(16, 15))
    assert [one.ending for one in day.periods] == ["signed_out", "expired"]


def test_who_is_signed_in_twice_is_there_once():
    (day,) = days_of(Period(at(16, 8), at(16, 12)), Period(at(16, 9), at(16, 10)), Period(at(16, 11), at(16, 13)))
    assert day.total == timedelta(hours=5)


def test_a_night_belongs_to_two_days():
    second, first = days_of(Period(at(16, 22), at(17, 2), "signed_out"), last=MONDAY + timedelta(days=1))
    assert (first.total, second.total) == (timedelta(hours=2), timedelta(hours=2))
    assert first.periods[0].goes_on and first.periods[0].ending == ""
    assert second.periods[0].came_before and second.periods[0].ending == "signed_out"


def test_to_midnight_is_not_into_the_next_day():
    second, first = days_of(Period(at(16, 22), at(17, 0), "ended"), last=MONDAY + timedelta(days=1))
    assert (first.periods[0].ending, second.periods) == ("ended", ())


def test_what_lies_outside_is_left_out_and_a_long_presence_fills_its_days():
    days = days_of(Period(at(14, 8), at(20, 8)), last=MONDAY + timedelta(days=2))
    assert total_of(days) == timedelta(days=3)
    assert days_of(Period(at(10, 8), at(11, 8)))[0].periods == ()


def test_days_come_newest_first_with_the_empty_ones():
    days = days_of(Period(at(17, 8), at(17, 9), is_now=True), last=MONDAY + timedelta(days=2))
    assert [day.day.day for day in days] == [18, 17, 16]
    assert days[1].is_now and days[1].periods[0].ended and not days[0].is_now

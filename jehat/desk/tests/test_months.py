"""Months of either calendar."""

from datetime import date, timedelta

import pytest

from jehat.core.hijri import FIRST, GREGORIAN, HIJRI, LAST
from jehat.desk.months import month_of, read_month


def test_months_follow_one_another_without_a_gap():
    month = month_of(date(2026, 11, 22), HIJRI)
    assert str(month) == "1448-06"
    for _turn in range(30):
        assert month.after.first == month.last + timedelta(days=1)
        assert month.after.before == month
        month = month.after


def test_the_year_says_which_calendar_is_meant():
    assert read_month("1448-06").calendar == HIJRI
    november = read_month("2026-11")
    assert (november.calendar, november.first, november.last) == (GREGORIAN, date(2026, 11, 1), date(2026, 11, 30))
    assert read_month("2026-12").after == read_month("2027-01")


def test_a_month_leads_to_the_other_calendar_and_back_near_itself():
    month = read_month("1448-06")
    other = month.in_other_calendar
    assert other.calendar == GREGORIAN and other.first <= month.first + timedelta(days=14) <= other.last
    assert other.in_other_calendar.calendar == HIJRI


@pytest.mark.parametrize(
    "text", ["", "1448", "1448-13", "1448-00", "x-1", "-", "0001-01", "9999-12", "1448-6-1", "١٤٤٨-٠٦"]
)
def test_what_names_no_month_is_none(text):
    assert read_month(text) is None


def test_the_table_has_an_end():
    assert month_of(LAST, HIJRI).after is None
    assert month_of(FIRST, HIJRI).before is None
    assert month_of(date(2090, 1, 1), HIJRI).calendar == GREGORIAN

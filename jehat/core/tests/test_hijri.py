from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from jehat.core import hijri
from jehat.core.hijri import (
    GREGORIAN,
    HIJRI,
    dual,
    hijri_year,
    month_length,
    months,
    parse_date,
    to_gregorian,
    to_hijri,
)

DAYS = st.dates(min_value=hijri.FIRST, max_value=hijri.LAST)


@pytest.fixture(autouse=True)
def arabic():
    with translation.override("ar"):
        yield


def test_a_day_in_both_calendars():
    assert dual(date(2026, 11, 18)) == ("8 جمادى الآخرة 1448", "18 نوفمبر 2026")


def test_a_day_in_both_calendars_in_english():
    with translation.override("en"):
        assert dual(date(2026, 11, 18)) == ("8 Jumada II 1448", "18 November 2026")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1979, 11, 20), (1400, 1, 1)),
        (date(1989, 4, 17), (1409, 9, 11)),
        (date(1989, 5, 28), (1409, 10, 23)),
        (date(1992, 3, 1), (1412, 8, 27)),
        (date(2027, 2, 8), (1448, 9, 1)),
    ],
)
def test_published_pairs_of_dates(day, expected):
    assert to_hijri(day) == expected
    assert to_gregorian(*expected) == day


def test_registers_change_year_on_the_first_of_muharram():
    assert (hijri_year(date(2026, 6, 15)), hijri_year(date(2026, 6, 16))) == (1447, 1448)


def test_a_moment_belongs_to_its_day_in_riyadh():
    late = datetime(2026, 11, 17, 21, 30, tzinfo=UTC)
    assert dual(late).gregorian == "18 نوفمبر 2026"
    assert hijri.local_day(datetime(2026, 11, 18, 5, 0)) == date(2026, 11, 18)


@pytest.mark.parametrize("day", [date(1924, 7, 31), date(2077, 11, 17)])
def test_beyond_the_table_is_refused_in_words(day):
    with pytest.raises(ValueError, match="1343"):
        dual(day)


def test_twelve_months_of_each_calendar():
    assert months(HIJRI)[5] == (6, "جمادى الآخرة")
    assert months(GREGORIAN)[3] == (4, "أبريل")
    assert len(months(HIJRI)) == len(months(GREGORIAN)) == 12


def test_lengths_of_months():
    assert (month_length(HIJRI, 1446, 9), month_length(HIJRI, 1448, 2)) == (29, 30)
    assert (month_length(GREGORIAN, 2028, 2), month_length(GREGORIAN, 2027, 12)) == (29, 31)


@pytest.mark.parametrize(
    "text",
    [
        "8/6/1448",
        "08-06-1448",
        "1448/06/08",
        "1448-6-8",
        "٨/٦/١٤٤٨",
        "۱۴۴۸/۰۶/۰۸",
        " 8 . 6 . 1448 ",
        "\u200f8/6/1448\u200f",
        "8/6/1448 هـ",
        "1448/6/8هـ",
        "8 جمادى الآخرة 1448",
        "٨ جمادي الاخره ١٤٤٨هـ",
        "8 جمادى الثانية 1448",
        "8 Jumada II 1448 AH",
        "8 jumada al-akhirah 1448",
    ],
)
def test_a_hijri_date_typed_in_any_way(text):
    assert parse_date(text, HIJRI) == date(2026, 11, 18)


@pytest.mark.parametrize(
    "text",
    ["18/11/2026", "2026-11-18", "١٨/١١/٢٠٢٦", "18 نوفمبر 2026 م", "18 November 2026", "18 nov 2026", "18-Nov-2026"],
)
def test_a_gregorian_date_typed_in_any_way(text):
    assert parse_date(text, GREGORIAN) == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("text", "calendar", "said"),
    [
        ("", HIJRI, "المطلوب يوم وشهر وسنة"),
        ("8/6", HIJRI, "المطلوب يوم وشهر وسنة"),
        ("8/6/48", HIJRI, "المطلوب يوم وشهر وسنة"),
        ("1448/6/1448", HIJRI, "المطلوب يوم وشهر وسنة"),
        ("8" * 500, HIJRI, "المطلوب يوم وشهر وسنة"),
        ("30/9/1446", HIJRI, "من 1 إلى 29"),
        ("0/9/1446", HIJRI, "من 1 إلى 29"),
        ("8/13/1448", HIJRI, "رقم من 1 إلى 12"),
        ("8 نوفمبر 1448", HIJRI, "رقم من 1 إلى 12"),
        ("18/11/2026", HIJRI, "ميلادية"),
        ("8/6/1448", GREGORIAN, "هجرية"),
        ("8/6/1340", HIJRI, "من 1343 إلى 1500"),
        ("8/6/0300", GREGORIAN, "من 1800"),
        ("29/2/2027", GREGORIAN, "من 1 إلى 28"),
    ],
)
def test_what_is_not_a_date_is_refused_in_words(text, calendar, said):
    with pytest.raises(ValueError, match=said):
        parse_date(text, calendar)


@given(DAYS)
def test_every_day_of_the_table_is_read_back_from_its_labels(day):
    for language in ("ar", "en"):
        with translation.override(language):
            labels = dual(day)
            assert parse_date(labels.hijri, HIJRI) == day == parse_date(labels.gregorian, GREGORIAN)
    assert parse_date(str(to_hijri(day)), HIJRI) == day


@given(DAYS.filter(lambda day: day < hijri.LAST))
def test_days_follow_one_another_in_both_calendars(day):
    assert to_hijri(day) < to_hijri(day + timedelta(days=1))


@given(st.text(max_size=80), st.sampled_from([HIJRI, GREGORIAN]))
def test_any_text_is_a_date_or_a_value_error(text, calendar):
    try:
        assert isinstance(parse_date(text, calendar), date)
    except ValueError as error:
        assert str(error)

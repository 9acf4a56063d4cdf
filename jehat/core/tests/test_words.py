from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from jehat.core import words

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
M, H, D = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def arabic():
    with translation.override("ar"):
        yield


@pytest.mark.parametrize(
    ("apart", "said", "in_english"),
    [
        (timedelta(seconds=-20), "الآن", "now"),
        (timedelta(seconds=20), "الآن", "now"),
        (-5 * M, "منذ 5 د", "5 min ago"),
        (-22 * H, "منذ 22 س", "22 h ago"),
        (-30 * H, "منذ يوم", "1 day ago"),
        (-2 * D, "منذ يومين", "2 days ago"),
        (-6 * D, "منذ 6 أيام", "6 days ago"),
        (-7 * D, "4 جمادى الآخرة 1448", "4 Jumada II 1448"),
        (10 * M, "بعد 10 د", "in 10 min"),
        (3 * H, "بعد 3 س", "in 3 h"),
        (2 * D, "بعد يومين", "in 2 days"),
        (5 * D, "بعد 5 أيام", "in 5 days"),
        (40 * D, "22 رجب 1448", "22 Rajab 1448"),
    ],
)
def test_how_long_ago(apart, said, in_english):
    assert words.ago(NOW + apart, now=NOW) == said
    with translation.override("en"):
        assert words.ago(NOW + apart, now=NOW) == in_english


def test_the_full_date_is_in_the_calendar_of_the_reader():
    assert words.ago(NOW - 7 * D, now=NOW, calendar="gregorian") == "14 نوفمبر 2026"


def test_a_day_beyond_the_hijri_table_is_gregorian():
    assert words.day_label(datetime(1920, 5, 1, tzinfo=UTC)) == "1 مايو 1920"


@pytest.mark.parametrize(
    ("seconds", "said", "in_english"),
    [
        (0, "0 د", "0 min"),
        (45, "45 ث", "45 s"),
        (60, "1 د", "1 min"),
        (3600, "1 س", "1 h"),
        (4 * 3600 + 1200, "4 س 20 د", "4 h 20 min"),
        (86400, "1 ي", "1 d"),
        (28 * 3600 + 59, "1 ي 4 س", "1 d 4 h"),
        (-28 * 3600, "1 ي 4 س", "1 d 4 h"),
        (timedelta(days=3), "3 ي", "3 d"),
    ],
)
def test_lengths_of_time(seconds, said, in_english):
    assert words.duration(seconds) == said
    with translation.override("en"):
        assert words.duration(seconds) == in_english


def test_lengths_of_recordings():
    assert [words.timecode(s) for s in (0, 32.7, 600, 3725)] == ["0:00", "0:32", "10:00", "1:02:05"]


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 B"),
        (1023, "1023 B"),
        (1024, "1 KB"),
        (640 * 1024, "640 KB"),
        (1024 * 1024 - 1, "1.0 MB"),
        (int(3.8 * 1024**2), "3.8 MB"),
        (12 * 1024**2, "12 MB"),
        (5 * 1024**3, "5.0 GB"),
        (3000 * 1024**4, "3,000 TB"),
    ],
)
def test_sizes_of_files(size, said):
    assert words.filesize(size) == said


def test_digits_in_the_system_of_the_reader():
    assert words.digits("8 جمادى 1448", "arab") == "٨ جمادى ١٤٤٨"
    assert words.digits("٨ جمادى ۱۴۴۸", "latn") == "8 جمادى 1448"


@given(st.integers(min_value=0, max_value=10**18))
def test_digits_go_there_and_back(n):
    assert words.digits(words.digits(str(n), "arab"), "latn") == str(n)


def test_numbers_have_thousands_and_decimals():
    assert words.number(1234567) == "1,234,567"
    assert words.number(Decimal("1234.5"), places=2) == "1,234.50"
    assert words.number(-10.9) == "-10.9"
    assert words.number(Decimal("1234567.5"), system="arab") == "١٬٢٣٤٬٥٦٧٫٥"


def test_the_time_of_day_is_that_of_riyadh():
    assert words.clock(datetime(2026, 11, 21, 21, 5, tzinfo=UTC)) == "00:05"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("سارة القحطاني", "س ق"),
        ("عبدالله بن محمد آل سعيد", "ع س"),
        ("أبو بكر الزهراني", "ب ز"),
        ("خالد", "خ"),
        ("Namaa al-Est", "NA"),
        ("Fahad bin Ali", "FA"),
        ("", ""),
        ("بن", ""),
        ("!! ؟", ""),
    ],
)
def test_initials(name, letters):
    assert words.initials(name) == letters


def test_masks_keep_what_a_person_recognises():
    assert words.mask_number("1999900010") == "1•••••••10"
    assert words.mask_mobile("+966512344471") == "+966 5• ••• 4471"
    assert words.mask_mobile("+447911123456") == "+44 •••••• 3456"
    assert words.mask_email("sara.q@momah.gov.sa") == "s•••@momah.gov.sa"

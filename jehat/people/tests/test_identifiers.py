import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from jehat.people import identifiers
from jehat.people.identifiers import (
    EMAIL,
    IQAMA,
    KINDS,
    MOBILE,
    NATIONAL_ID,
    PASSPORT,
    USERNAME,
    IdentifierError,
    canonical,
    luhn,
    masked,
    recognise,
)

VALID = ["1999900010", "1999900028", "2999900018", "1999876541", "2999900026", "2999876549", "1000000008"]


@pytest.mark.parametrize("number", VALID)
def test_valid_numbers_pass(number):
    kind = NATIONAL_ID if number[0] == "1" else IQAMA
    assert canonical(kind, number) == number


@given(st.integers(min_value=10**8, max_value=3 * 10**8 - 1), st.integers(min_value=0, max_value=9))
def test_exactly_one_check_digit_fits(stem, place):
    fitting = [d for d in range(10) if luhn(f"{stem}{d}")]
    assert len(fitting) == 1
    number = f"{stem}{fitting[0]}"
    wrong = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
    assert not luhn(wrong)


@pytest.mark.parametrize(
    "text",
    ["١٩٩٩٩٠٠٠١٠", "۱۹۹۹۹۰۰۰۱۰", " 1999 900 010 ", "1999-900-010", "\u202a1999900010\u202c", "１９９９９０００１０"],
)
def test_a_national_id_in_any_digits(text):
    assert canonical(NATIONAL_ID, text) == "1999900010"


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (NATIONAL_ID, "1999900011", "not correct"),
        (NATIONAL_ID, "2999900018", "This number is an Iqama"),
        (NATIONAL_ID, "7001234567", "begins with 1"),
        (NATIONAL_ID, "199990001", "ten digits"),
        (NATIONAL_ID, "19999000100", "ten digits"),
        (NATIONAL_ID, "19999a0010", "ten digits"),
        (NATIONAL_ID, "", "ten digits"),
        (IQAMA, "1999900010", "This number is a national ID"),
        (IQAMA, "2999900019", "not correct"),
        (IQAMA, "3000000000", "begins with 2"),
        (MOBILE, "0112345678", "05XXXXXXXX"),
        (MOBILE, "051234567", "05XXXXXXXX"),
        (MOBILE, "971501234567", "05XXXXXXXX"),
        (MOBILE, "+966112345678", "nine digits after 966"),
        (MOBILE, "+96651234567", "nine digits after 966"),
        (MOBILE, "+1234567", "05XXXXXXXX"),
        (EMAIL, "sara", "e-mail"),
        (EMAIL, "sara@", "e-mail"),
        (EMAIL, "@x.sa", "e-mail"),
        (EMAIL, "sa ra@x.sa", "e-mail"),
        (EMAIL, "سارة@x.sa", "e-mail"),
        (EMAIL, "sara@x..sa", "e-mail"),
        (PASSPORT, "A1234", "6 to 9"),
        (PASSPORT, "A123456789", "6 to 9"),
        (PASSPORT, "ABCDEFG", "6 to 9"),
        (PASSPORT, "أ1234567", "6 to 9"),
        (USERNAME, "ab", "3 to 32"),
        (USERNAME, "1abc", "3 to 32"),
        (USERNAME, "a..b", "3 to 32"),
        (USERNAME, "abc.", "3 to 32"),
        (USERNAME, "a" * 33, "3 to 32"),
        (USERNAME, "سارة", "3 to 32"),
    ],
)
def test_what_is_wrong_is_said(kind, text, said):
    with translation.override("en"), pytest.raises(IdentifierError, match=said) as caught:
        canonical(kind, text)
    assert caught.value.code == kind


def test_errors_are_translated_when_shown():
    with translation.override("en"), pytest.raises(IdentifierError) as caught:
        canonical(NATIONAL_ID, "12")
    with translation.override("ar"):
        assert str(caught.value) == "الرقم عشر خانات."


@pytest.mark.parametrize(
    "text",
    [
        "0512344471",
        "512344471",
        "966512344471",
        "+966512344471",
        "00966512344471",
        "+9660512344471",
        "٠٥١٢٣٤٤٤٧١",
        "+966 51 234 4471",
        "05-1234-4471",
        "(051) 234.4471",
    ],
)
def test_saudi_mobiles_meet(text):
    assert canonical(MOBILE, text) == "+966512344471"


def test_foreign_mobiles_keep_their_country():
    assert canonical(MOBILE, "+44 7911 123456") == canonical(MOBILE, "0044 7911-123456") == "+447911123456"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" Sara.Q@MOMAH.gov.sa ", "sara.q@momah.gov.sa"),
        ("sara+jehat@x.sa", "sara+jehat@x.sa"),
        ("sara@جهة.السعودية", "sara@xn--ogbf5f.xn--mgberp4a5d4ar"),
        ("sara١@x.sa", "sara1@x.sa"),
    ],
)
def test_addresses_of_mail(text, address):
    assert canonical(EMAIL, text) == address


def test_passports_and_user_names():
    assert canonical(PASSPORT, " a12-345 678") == "A12345678"
    assert canonical(USERNAME, "Sara.Q_1") == "sara.q_1"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("١٩٩٩٩٠٠٠١٠", [(NATIONAL_ID, "1999900010")]),
        ("2999900018", [(IQAMA, "2999900018")]),
        ("1999900011", []),
        ("0512344471", [(MOBILE, "+966512344471")]),
        ("512344471", [(MOBILE, "+966512344471"), (PASSPORT, "512344471")]),
        ("Sara@X.sa", [(EMAIL, "sara@x.sa")]),
        ("faisal99", [(USERNAME, "faisal99"), (PASSPORT, "FAISAL99")]),
        ("faisal", [(USERNAME, "faisal")]),
        ("؟", []),
        ("", []),
        ("x" * 5000, []),
    ],
)
def test_one_box_recognises_all_kinds(text, found):
    assert recognise(text) == found


@given(st.one_of(st.text(max_size=40), st.from_regex(r"[+0-9٠-٩ ()a-zA-Z.@-]{1,40}", fullmatch=True)))
def test_a_canonical_value_is_canonical(text):
    for kind, value in recognise(text):
        assert kind in KINDS
        assert value.isascii()
        assert canonical(kind, value) == value


def test_masks():
    assert masked(NATIONAL_ID, "1999900010") == "1•••••••10"
    assert masked(MOBILE, "+966512344471") == "+966 5• ••• 4471"
    assert masked(EMAIL, "sara@x.sa") == "s•••@x.sa"
    assert set(identifiers._CANONICAL) == {*KINDS, *identifiers.OF_COMPANIES}

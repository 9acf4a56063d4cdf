import pytest
from hypothesis import given
from hypothesis import strategies as st

from jehat.core.folding import fold, fold_name, keys, light_stem, strip_invisible, western_digits

ARABIC = st.text(alphabet=st.characters(min_codepoint=0x0600, max_codepoint=0x06FF), max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إفادةٌ", "افاده"),
        ("الإفـــادة", "الإفادة"),
        ("مسؤول", "مسئول"),
        ("شؤون", "شئون"),
        ("مستشفى", "مستشفي"),
        ("١٤٤٨/٠٦/١١", "1448/06/11"),
        ("۱۴۴۸", "1448"),
        ("ﻻ", "لا"),
        ("محمد\u200f", "مُحَمَّد"),
        ("أحمد", "احمد"),
        ("قرآن", "قران"),
        ("علی", "علي"),
        ("ا\u0654", "أ"),
        ("و\u0654", "ؤ"),
        ("١٬٢٣٤٫٥", "1234.5"),
        ("Namaa EST", "namaa est"),
        ("  طلب،  إفراغ؛ صك ", "طلب افراغ صك"),
        ("کراچی", "كراچي"),
    ],
)
def test_two_spellings_meet(one, other):
    assert fold(one) == fold(other)


def test_numbers_keep_their_separators():
    assert fold("القيد رقم ١٤٤٨/١٢٣-ب") == "القيد رقم 1448/123-ب"


def test_parts_of_a_name_meet_joined_or_not():
    assert fold_name("عبد الله بن عبدالرحمن") == fold_name("عبدالله بن عبد الرحمن")
    assert fold_name("عبد المحسن") == "عبدالمحسن"


def test_only_the_word_itself_is_joined():
    assert fold_name("معبد الشمس") == "معبد الشمس"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وبالمعاملات", "معاملة"),
        ("للمعاملة", "المعاملات"),
        ("والبلديات", "بلدية"),
        ("وزارة", "الوزارة"),
        ("وثيقة", "الوثيقة"),
        ("وكالة", "الوكالة"),
        ("وظيفة", "والوظيفة"),
    ],
)
def test_two_forms_have_one_stem(one, other):
    assert light_stem(fold(one)) == light_stem(fold(other))


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("بلدية", "بلد"),
        ("فاتورة", "فاتور"),
        ("كتاب", "كتاب"),
        ("لجنة", "لجن"),
        ("وزارة", "وزار"),
        ("وحدة", "وحد"),
        ("ماء", "ماء"),
        ("علي", "علي"),
        ("pdf", "pdf"),
        ("1448", "1448"),
    ],
)
def test_letters_of_the_root_stay(word, stem):
    assert light_stem(fold(word)) == stem


def test_keys_hold_the_word_and_its_stem():
    assert keys("والبلديات 3302") == {"والبلديات", "بلد", "3302"}
    assert keys("") == set()


@given(ARABIC)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(ARABIC)
def test_a_stem_is_never_empty(text):
    assert all(keys(text))


def test_digits_of_all_scripts():
    assert western_digits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ²") == "0123456789 0123456789 ²"


def test_direction_controls_vanish():
    assert strip_invisible("\u202eabc\u2069\u200f") == "abc"

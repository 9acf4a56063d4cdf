"""The engine of the search alone: spelling, stems, marks in the text, suggestions."""

import pytest

from jehat.catalogue.search import Entry, Index, marked
from jehat.catalogue.search.spelling import Vocabulary, likeness
from jehat.catalogue.search.terms import skeleton, stem, telling, words

ENTRIES = [
    Entry(
        ("kind", "LGT"), "بلاغ إنارة", ((5.0, "بلاغ إنارة"), (5.0, "Street lighting report")), ("الشارع مظلم",), "LGT"
    ),
    Entry(("kind", "SCH"), "نقل طالب بين المدارس", ((5.0, "نقل طالب بين المدارس"), (5.0, "Student transfer"))),
    Entry(("kind", "PER"), "رخصة بناء سكني", ((5.0, "رخصة بناء سكني"), (5.0, "Residential building permit"))),
    Entry(("article", "1"), "ساعات العمل", ((3.0, "ساعات العمل"), (0.8, "الحضور قبل انتهاء الدوام"))),
]
INDEX = Index.of(ENTRIES)


def best(text, **how):
    hits = INDEX.find(text, **how).hits
    return hits[0].key[1] if hits else None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("إنارة", "LGT"),
        ("اناره", "LGT"),
        ("الإنارة", "LGT"),
        ("بالانارة", "LGT"),
        ("لايتنق", None),
        ("lighting", "LGT"),
        ("lightning", "LGT"),
        ("مدرسة", "SCH"),
        ("لمدرسه", "SCH"),
        ("studnet", "SCH"),
        ("رُخْصَةُ البِنَـاءِ", "PER"),
        ("permits", "PER"),
        ("bilding premit", "PER"),
        ("شارعنا مظلم", "LGT"),
        ("lgt", "LGT"),
        ("ساعات", "1"),
    ],
)
def test_any_spelling(asked, found):
    assert best(asked) == found


def test_while_typing_the_last_word_may_be_a_beginning():
    assert best("resi") is None
    assert best("resi", is_typing=True) == "PER"
    assert best("بنا", is_typing=True) == "PER"


@pytest.mark.parametrize("text", ["", "   ", "؟!؟", "<>", "\u200f"])
def test_nothing_asked_is_nothing_found(text):
    answer = INDEX.find(text)
    assert (answer.hits, answer.nearest, answer.meant) == ([], [], "")


def test_only_empty_words_are_words_too():
    assert telling("كيف اقدم") == ["كيف", "اقدم"]
    assert telling("كيف اقدم على رخصة") == ["رخصه"]


def test_another_spelling_is_offered_as_it_is_written():
    assert INDEX.find("residental permit").meant == "Residential permit"
    assert INDEX.find("رخصة سكنيي").meant == ""
    assert INDEX.find("طالبب").meant == "طالب"


def test_where_nothing_is_found_what_looks_alike_is_offered():
    answer = INDEX.find("نقلطالب")
    assert answer.hits == []
    assert ("kind", "SCH") in answer.nearest


def test_marks_stand_in_the_text_as_it_is_written():
    terms = INDEX.find("اناره").terms
    for text in ("بلاغ إنارة", "بَلاغُ الإِنـارَةِ الآن", "ﻻ إنارة <b>"):
        pieces = marked(text, terms)
        assert "".join(piece.text for piece in pieces) == text
        assert any(piece.is_hit for piece in pieces)
    assert [piece.text for piece in marked("بلاغ إنارة الشارع", terms) if piece.is_hit] == ["إنارة"]
    assert marked("", terms) == []


def test_what_stood_in_the_index_before_is_not_read_again():
    again = Index.of(ENTRIES[:2], before=INDEX)
    assert all(again._reads[entry] is INDEX._reads[entry] for entry in ENTRIES[:2])
    assert again.find("رخصة بناء").hits == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("مدارس", "مدرسة"), ("فواتير", "فاتورة"), ("تصاريح", "تصريح"), ("أعمدة", "عمود"), ("شوارع", "شارع")],
)
def test_broken_plurals_meet(one, other):
    folded = [words(word)[0] for word in (one, other)]
    assert skeleton(folded[0]) == skeleton(folded[1]) != ""


@pytest.mark.parametrize(
    ("word", "its_stem"),
    [("permits", "permit"), ("studies", "study"), ("digging", "dig"), ("planned", "plan"), ("class", "class")],
)
def test_english_endings(word, its_stem):
    assert stem(word) == its_stem


def test_hyphenated_words_are_known_whole_and_in_parts():
    assert words("WRM-BPR") == ["wrm-bpr", "wrm", "bpr"]


def test_near_words():
    vocabulary = Vocabulary(["excavation", "renovation", "permit"])
    assert vocabulary.near("excavaton") == [("excavation", 1)]
    assert vocabulary.near("prmt") == []
    assert vocabulary.near("zzzzzzzz") == []
    assert likeness("", "permit") == 0.0 and likeness("permit", "permit") == 1.0


def test_a_long_text_is_no_burden():
    assert INDEX.find("رخصة " * 2000 + "x" * 5000).hits

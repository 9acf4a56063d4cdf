"""Each type of field: what is a right answer, what is refused, and how it is read."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from jehat.catalogue.fields import TYPES, read_fields
from jehat.catalogue.fields.questionnaire import cleaned

OPTIONS = [{"code": code, "label_ar": f"ع{code}", "label_en": code.upper()} for code in ("a", "b", "c")]
PDF = {"id": "1", "name": "deed.pdf", "kind": "pdf", "size": 2 * 1024 * 1024}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def field(kind, **more):
    (one,) = read_fields([{"code": "x", "type": kind, "label_ar": "سؤال", "label_en": "Question", **more}])
    return one


@pytest.mark.parametrize(
    ("kind", "limits", "given", "kept", "shown"),
    [
        ("text", {}, "  a  \u200ename ", "a name", "a name"),
        ("text", {"pattern": "digits"}, "١٢٣", "123", "123"),
        ("text", {"pattern": "short_address"}, "RRRD2929", "RRRD2929", "RRRD2929"),
        ("text", {"pattern": "arabic"}, "محمد علي", "محمد علي", "محمد علي"),
        ("long_text", {}, "one\n two ", "one\n two", "one\n two"),
        ("number", {}, "١٢", "12", "12"),
        ("number", {}, 12, "12", "12"),
        ("number", {"decimals": 2}, "1٬000٫50", "1000.5", "1,000.5"),
        ("money", {}, "1,200.5", "1200.50", "1,200.50 riyals"),
        ("money", {}, "1200", "1200.00", "1,200 riyals"),
        ("date", {}, "2026-11-23", "2026-11-23", "13 Jumada II 1448 · 23 November 2026"),
        ("date", {}, "١١/٦/١٤٤٨", "2026-11-21", None),
        ("date", {}, "11 Jumada II 1448", "2026-11-21", None),
        ("date", {}, "23 November 2026", "2026-11-23", None),
        ("choice", {}, "b", "b", "B"),
        ("choices", {}, ["c", "a"], ["a", "c"], "A, C"),
        ("choices", {}, "a", ["a"], "A"),
        ("yes_no", {}, "yes", True, "Yes"),
        ("yes_no", {}, False, False, "No"),
        ("identity", {}, "1000000008", "1000000008", "1000000008"),
        ("iban", {}, "sa03 8000 0000 6080 1016 7519", "SA0380000000608010167519", "SA03 8000 0000 6080 1016 7519"),
        ("mobile", {}, "٠٥٠١٢٣٤٥٦٧", "+966501234567", "+966501234567"),
        ("email", {}, "Sara@Example.SA", "sara@example.sa", "sara@example.sa"),
        ("file", {"types": ["pdf"], "megabytes": 2}, [PDF], [PDF], "deed.pdf"),
    ],
)
def test_what_is_right_is_kept_and_read(kind, limits, given, kept, shown):
    one = field(kind, limits=limits, options=OPTIONS)
    assert cleaned(one, given) == kept
    assert cleaned(one, kept) == kept, "what is kept is a right answer again"
    if shown:
        assert TYPES[kind].shown(one, kept) == shown


@pytest.mark.parametrize(
    ("kind", "limits", "given"),
    [
        ("text", {"least": 3}, "ab"),
        ("text", {"most": 3}, "abcd"),
        ("text", {}, "x" * 301),
        ("text", {}, ["a"]),
        ("text", {"pattern": "digits"}, "12a"),
        ("text", {"pattern": "latin"}, "محمد"),
        ("text", {"pattern": "deed"}, "123"),
        ("long_text", {}, {"a": 1}),
        ("number", {}, "many"),
        ("number", {}, "1.5"),
        ("number", {}, "NaN"),
        ("number", {}, "1e999999"),
        ("number", {}, True),
        ("number", {"least": 5}, "4"),
        ("number", {"most": 5}, "6"),
        ("number", {"decimals": 1}, "1.25"),
        ("money", {}, "-1"),
        ("money", {}, "1.001"),
        ("date", {}, "tomorrow"),
        ("date", {}, "2026-02-30"),
        ("date", {}, "30/13/1448"),
        ("date", {}, 20261123),
        ("choice", {}, "d"),
        ("choice", {}, {"a": 1}),
        ("choices", {}, ["a", "d"]),
        ("choices", {"least": 2}, ["a"]),
        ("choices", {"most": 1}, ["a", "b"]),
        ("yes_no", {}, "perhaps"),
        ("identity", {}, "1000000009"),
        ("iban", {}, "SA0380000000608010167518"),
        ("iban", {}, "GB29NWBK60161331926819"),
        ("mobile", {}, "0401234567"),
        ("email", {}, "sara"),
        ("file", {}, ["1"]),
        ("file", {"types": ["image"]}, [PDF]),
        ("file", {"megabytes": 1}, [PDF]),
        ("file", {}, [PDF] * 6),
    ],
)
def test_what_is_wrong_is_refused_with_a_reason(kind, limits, given):
    with pytest.raises(ValidationError) as refused:
        cleaned(field(kind, limits=limits, options=OPTIONS), given)
    assert refused.value.messages[0]


@pytest.mark.parametrize("kind", sorted(TYPES))
@pytest.mark.parametrize("given", [None, "", "   ", []])
def test_nothing_is_an_answer_only_where_none_is_needed(kind, given):
    assert cleaned(field(kind, options=OPTIONS), given) is None
    with pytest.raises(ValidationError):
        cleaned(field(kind, options=OPTIONS, is_required=True), given)


def test_a_day_may_have_to_lie_before_or_after_today():
    long_ago, far_off = date(1990, 1, 1).isoformat(), date(2070, 1, 1).isoformat()
    assert cleaned(field("date", limits={"time": "past"}), long_ago) == long_ago
    assert cleaned(field("date", limits={"time": "future"}), far_off) == far_off
    for time, day in (("past", far_off), ("future", long_ago)):
        with pytest.raises(ValidationError):
            cleaned(field("date", limits={"time": time}), day)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_type_is_named_and_says_no_in_both_languages(kind, language):
    with translation.override(language):
        assert str(TYPES[kind].label)
        one = field(kind, options=OPTIONS, help_ar="شرح", help_en="Help")
        assert (one.label, one.help) == (("سؤال", "شرح") if language == "ar" else ("Question", "Help"))
        with pytest.raises(ValidationError) as refused:
            cleaned(one, {"of": "another shape"})
        assert any("\u0600" < letter < "\u06ff" for letter in refused.value.messages[0]) == (language == "ar")

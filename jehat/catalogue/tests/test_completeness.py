"""What a draft lacks is said, gap by gap."""

import pytest

from jehat.catalogue.completeness import gaps
from jehat.catalogue.models import Version
from jehat.organization.models import Department

from .keeping import WHOLE

STEP = {"name_ar": "الدراسة", "name_en": "Study", "order": 1}


def lacking(**said) -> list[str]:
    is_active = said.pop("is_active", True)
    return [gap.field for gap in gaps(Version(department=Department(is_active=is_active), **(WHOLE | said)))]


def test_nothing_is_missing():
    assert lacking() == []


@pytest.mark.parametrize("name", ["name", "summary", "audience"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_word_in_both_languages(name, language):
    field = f"{name}_{language}"
    other = {"ar": "In English", "en": "بالعربية"}[language]
    for said in ("", "  ", "123", other):
        assert lacking(**{field: said}) == [field]


def test_terms():
    assert lacking(working_days=0) == ["working_days"]
    assert lacking(channels=[]) == ["channels"]
    assert lacking(is_active=False) == ["department"]
    assert lacking(fee=0) == []
    assert lacking(fee_note_ar="لكل متر") == ["fee_note_en"]
    assert lacking(fee_note_en="per metre") == ["fee_note_ar"]


def test_rows_are_whole_and_there_is_a_step():
    assert lacking(steps=[]) == ["steps"]
    assert lacking(steps=[STEP | {"name_en": ""}]) == ["steps"]
    assert lacking(requirements=[]) == []
    assert lacking(requirements=[{"name_ar": "", "name_en": "A deed", "mandatory": True}]) == ["requirements"]
    asked = {"question_ar": "كم؟", "question_en": "How much?", "answer_ar": "مئة", "answer_en": "A hundred"}
    assert lacking(questions=[asked]) == []
    assert lacking(questions=[asked | {"answer_ar": ""}]) == ["questions"]


def test_all_of_it_at_once_in_the_order_of_the_form():
    empty = dict.fromkeys(("name_ar", "name_en", "summary_ar", "summary_en", "audience_ar", "audience_en"), "")
    found = lacking(**empty, steps=[], working_days=0, channels=[])
    assert found == [*empty, "working_days", "channels", "steps"]

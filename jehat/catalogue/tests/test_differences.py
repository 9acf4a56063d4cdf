"""What changed between two versions, field by field."""

from django.utils import translation

from jehat.catalogue.differences import Line, differences
from jehat.catalogue.models import Version

from .keeping import WHOLE


def changed(**said):
    before = Version(**WHOLE)
    with translation.override("en"):
        return {one.field: one.lines for one in differences(before, Version(**(WHOLE | said)))}


def test_the_same_is_no_difference():
    assert changed() == {}
    assert changed(steps=[{"order": 1, "name_en": "Study", "name_ar": "الدراسة"}]) == {}


def test_words_and_numbers():
    found = changed(name_en="Other", working_days=7, fee=0)
    assert found["name_en"] == [Line("Demolition permit", "Other")]
    assert found["working_days"] == [Line("5", "7")] and found["fee"] == [Line("300", "0")]
    assert set(found) == {"name_en", "working_days", "fee"}


def test_rows_line_by_line():
    deed = WHOLE["requirements"][0]
    plan = {"name_ar": "مخطط", "name_en": "A plan", "mandatory": False}
    lines = changed(requirements=[deed, plan])["requirements"]
    assert [line.is_changed for line in lines] == [False, False, True, True, True]
    assert [line.after for line in lines[2:]] == ["مخطط", "A plan", "if the person has it"]
    first = changed(requirements=[plan, deed])["requirements"]
    assert [line.is_changed for line in first] == [True, True, True, False, False]


def test_channels_in_whatever_order():
    assert changed(channels=["web"]) == {}
    lines = changed(channels=["counter", "web"])["channels"]
    assert [line.after for line in lines] == ["Through this platform", "At the service counter"]


def test_paragraphs_by_line_and_by_language():
    before, after = Version(**WHOLE), Version(**(WHOLE | {"audience_ar": "مالك المبنى\nأو وكيله"}))
    (found,) = differences(before, after)
    assert (found.language, [line.is_changed for line in found.lines]) == ("ar", [False, True])

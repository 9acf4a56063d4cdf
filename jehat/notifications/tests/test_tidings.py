"""The kinds of notice: each is known, named, and told of by somebody."""

import ast
from pathlib import Path

import pytest

from jehat.cases import tidings as of_cases
from jehat.notifications import phrases, tidings
from jehat.notifications.segments import sms_segments

HOUSE = Path(tidings.__file__).parent.parent


def test_every_kind_has_its_own_key():
    keys = [tiding.key for tiding in tidings.known()]
    assert len(keys) == len(set(keys))
    assert {tiding.key for tiding in of_cases.ALL} < set(keys)


@pytest.mark.parametrize("tiding", tidings.known(), ids=lambda tiding: tiding.key)
def test_every_kind_is_said_in_both_languages(tiding):
    assert str(tiding.label) and "%(number)s" in str(tiding.title)
    for language in ("ar", "en"):
        for way in tidings.Way:
            phrase = phrases.own(tiding, way, language)
            assert phrase.text and not phrases.unknown_in(phrase.text) and not phrases.unknown_in(phrase.subject)
        text = phrases.filled(phrases.own(tiding, "sms", language).text, {"platform": "Jehat", "number": "N" * 24})
        assert sms_segments(text) == 1


def test_every_kind_of_a_case_is_known_to_all():
    """A kind that stands in the file and not in ALL would have no preference and no template."""
    declared = {name for name, value in vars(of_cases).items() if isinstance(value, tidings.Tiding) and name != "NEWS"}
    registered = {tiding.key for tiding in of_cases.ALL}
    assert {getattr(of_cases, name).key for name in declared} <= registered | {"news", "work"}


def test_every_kind_of_a_case_is_told_of():
    said = set()
    for file in (HOUSE / "cases" / "notices").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "tidings":
                said.add(node.attr)
    assert {name for name, value in vars(of_cases).items() if value in of_cases.ALL} <= said


def test_internal_kinds_are_employees_alone():
    assert of_cases.NOTED.side == tidings.Side.EMPLOYEE
    assert tidings.Way.SMS not in of_cases.NOTED.usual and tidings.Way.EMAIL not in of_cases.NOTED.usual

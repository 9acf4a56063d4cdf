"""The forms of the demonstration: whole in both languages, and answered as they ask."""

from types import SimpleNamespace

import pytest
from django.utils import translation

from jehat.catalogue.fields import Questionnaire
from jehat.catalogue.fields.faults import faults
from jehat.catalogue.fields.shape import read_fields, written
from jehat.catalogue.rules import NAMES, ruled
from jehat.catalogue.seed import forms, read_catalogue

CODES = sorted(forms())


def test_a_good_part_of_the_kinds_asks_something():
    assert len(CODES) >= 12 and set(CODES) <= {row["code"] for row in read_catalogue()["case_types"]}
    rows = [row for code in CODES for row in forms()[code]["form"]]
    assert len({row["type"] for row in rows}) >= 11 and any("when" in row for row in rows)


@pytest.mark.parametrize("code", CODES)
def test_each_is_whole_and_answered(code):
    version = SimpleNamespace(form=forms()[code]["form"], requirements=[])
    assert list(faults(version)) == []
    assert [written(field) for field in read_fields(version.form)] == version.form
    for language in ("ar", "en"):
        with translation.override(language):
            checked = Questionnaire.of(version).checked(forms()[code]["answers"])
            assert not checked.problems, {name: one.messages for name, one in checked.problems.items()}
            assert len(Questionnaire.of(version).told(checked.values)) == len(forms()[code]["answers"])


@pytest.mark.parametrize("code", CODES)
def test_its_rules_are_known(code):
    rules = forms()[code].get("rules", {})
    assert set(rules) <= set(NAMES) and ruled(rules)

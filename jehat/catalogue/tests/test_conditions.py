"""What is asked depends on what was answered before it: examples, and whatever a form may look like."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from jehat.catalogue.fields import Questionnaire
from jehat.catalogue.fields.faults import faults

from .asking import DEED, FORM, LICENCE, RIGHT

CODES = ("a", "b", "c", "d")


def version(form, requirements=()):
    return SimpleNamespace(form=form, requirements=list(requirements))


def test_a_question_is_asked_once_its_condition_holds():
    asked = Questionnaire.of(version(FORM))
    assert asked.checked(RIGHT).values == {"floors": "3", "has_lift": True, "maker": "Otis", "use": "home"}
    without = {name: value for name, value in RIGHT.items() if name != "maker"}
    assert list(asked.checked(without).problems) == ["maker"]
    assert asked.checked(without | {"has_lift": "no"}).is_right


def test_what_is_not_asked_leaves_nothing_behind():
    checked = Questionnaire.of(version(FORM)).checked(RIGHT | {"has_lift": "no", "of_nobody": "x"})
    assert checked.values == {"floors": "3", "has_lift": False, "use": "home"}


def test_a_document_may_be_needed_under_a_condition():
    asked = Questionnaire.of(version(FORM, [DEED, {**DEED, "is_attached": False}, LICENCE]))
    assert list(asked.checked(RIGHT).problems) == ["document-1"]
    assert list(asked.checked(RIGHT | {"use": "shop"}).problems) == ["document-1", "document-3"]


def test_nothing_is_asked_where_nothing_is_said():
    assert not Questionnaire.of(version([])) and not Questionnaire.of(None)


def test_faults_are_said():
    broken = [
        {"code": "a", "type": "choice", "label_ar": "س", "label_en": "Q", "options": []},
        {"code": "a", "type": "number", "label_ar": "س", "label_en": "", "limits": {"least": 3, "most": 1}},
        {**FORM[2], "when": {"all": True, "terms": [{"field": "later", "value": "yes"}]}},
    ]
    assert len(list(faults(version(broken)))) == 5
    assert list(faults(version(FORM, [DEED, LICENCE]))) == []


@st.composite
def forms(draw):
    """Questions of yes and no, each under a condition on some of those before it."""
    rows = []
    for place, code in enumerate(CODES):
        row = {"code": code, "type": "yes_no", "label_ar": "س", "label_en": "Q", "is_required": draw(st.booleans())}
        before = st.fixed_dictionaries(
            {"field": st.sampled_from(CODES[:place] or ("a",)), "value": st.sampled_from(("yes", "no"))}
        )
        if place and draw(st.booleans()):
            row["when"] = {"all": draw(st.booleans()), "terms": draw(st.lists(before, min_size=1, max_size=3))}
        rows.append(row)
    return rows


@given(forms(), st.dictionaries(st.sampled_from(CODES), st.sampled_from(("yes", "no", "", "perhaps"))))
def test_whatever_the_form_what_is_kept_was_asked_and_needed_is_there(rows, answers):
    asked = Questionnaire.of(version(rows))
    checked = asked.checked(answers)
    codes = [field.code for field in asked.asked(checked.values)]
    assert set(checked.values) <= set(codes)
    assert set(checked.problems) <= {row["code"] for row in rows}
    assert not set(checked.values) & set(checked.problems)
    if checked.is_right:
        assert all(row["code"] in checked.values for row in rows if row["code"] in codes and row["is_required"])
    for row in rows:
        when = row.get("when")
        held = [checked.values.get(one["field"]) is (one["value"] == "yes") for one in (when or {}).get("terms", [])]
        assert (row["code"] in codes) == (not when or (all(held) if when["all"] else any(held)))


@given(forms(), st.dictionaries(st.sampled_from(CODES), st.sampled_from(("yes", "no"))))
def test_what_is_kept_is_right_when_it_is_checked_again(rows, answers):
    asked = Questionnaire.of(version(rows))
    kept = asked.checked(answers).values
    assert asked.checked(kept).values == kept
    assert list(faults(version(rows))) == []

from django.utils import translation

from jehat.catalogue.rules import OUTCOMES, Filer, Letter, Rules, ruled

LETTER = {
    "code": "done",
    "name_ar": "إفادة",
    "name_en": "Notice",
    "outcome": "done",
    "body_ar": "تم",
    "body_en": "Done",
}


def test_what_says_nothing_has_the_defaults():
    rules = ruled({})
    assert rules == Rules()
    assert (rules.postponements_most, rules.postponement_days_most) == (2, 30)
    assert (rules.appeal_days, rules.reopen_days, rules.answer_days) == (30, 7, 14)
    assert rules.appeal_department is None and rules.closing_checklist == () and rules.letters == ()
    assert all(rules.lets_file(one) for one in Filer) and all(rules.knows(one) for one in OUTCOMES)


def test_what_is_written_holds():
    rules = ruled({"may_file": ["citizen"], "outcomes": ["done"], "appeal_days": 0, "letters": [LETTER]})
    assert rules.lets_file(Filer.CITIZEN) and not rules.lets_file(Filer.VISITOR)
    assert rules.knows("done") and not rules.knows("rejected") and rules.knows("withdrawn")
    assert not rules.can_be_appealed
    assert rules.letters_for("done") == [Letter(**LETTER)] and rules.letters_for("rejected") == []
    assert rules.letters[0].body("ar") == "تم"
    with translation.override("en"):
        assert rules.letters[0].name == "Notice"


def test_what_this_code_does_not_know_is_left_out():
    assert ruled({"of_a_later_day": 7}) == Rules()

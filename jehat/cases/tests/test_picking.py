"""The order of the steps by which somebody is picked."""

import pytest

from jehat.cases.distribution.picking import HAD_LATELY, HAS_NOW, Candidate, Manners, pick
from jehat.cases.states import Aside, Reason


def one(key, load=0, **known):
    return Candidate(key=key, load=load, **known)


def test_the_least_load_gets_it():
    picked = pick([one("a", 3), one("b", 1), one("c", 2)])
    assert (picked.key, picked.reason, picked.candidates) == ("b", Reason.LEAST_LOAD, 3)
    assert picked.asides == {"a": Aside.BUSIER, "c": Aside.BUSIER}


def test_between_equals_the_longest_wait_and_who_never_had_one_first():
    picked = pick([one("a", waits_since=1.0), one("b"), one("c", waits_since=2.0)])
    assert (picked.key, picked.reason) == ("b", Reason.LONGEST_WAIT)
    assert picked.asides == {"a": Aside.WAITED_LESS, "c": Aside.WAITED_LESS}


def test_a_load_counts_by_the_weight():
    assert pick([one("half", 2, weight=50), one("whole", 4)]).key == "whole"
    assert pick([one("half", 2, weight=50), one("whole", 6)]).key == "half"


@pytest.mark.parametrize(
    ("bar", "why"),
    [
        ({"is_barred": True}, Aside.CONFLICT),
        ({"is_cleared": False}, Aside.UNCLEARED),
        ({"is_away": True}, Aside.AWAY),
        ({"weight": 0}, Aside.NO_SHARE),
        ({"cap": 2, "today": 2}, Aside.CAP),
        ({"pulls": True}, Aside.PULLS),
    ],
    ids=str,
)
def test_what_nobody_gets_over(bar, why):
    picked = pick([one("a", **bar), one("b", 9)], named="a")
    assert (picked.key, picked.reason, picked.asides) == ("b", Reason.ONLY_ELIGIBLE, {"a": why})


def test_with_nobody_left_it_waits():
    assert pick([one("a", is_away=True)]).reason == Reason.NOBODY_ELIGIBLE
    assert pick([one("a", pulls=True), one("b", is_away=True)]).reason == Reason.TO_BE_PULLED


def test_whom_a_rule_names_gets_it_whatever_he_carries():
    picked = pick([one("a", 9), one("b")], named="a")
    assert (picked.key, picked.reason, picked.asides) == ("a", Reason.BY_RULE, {"b": Aside.NAMED_ANOTHER})


def test_a_skill_comes_before_the_load_and_is_waived_where_nobody_has_it():
    picked = pick([one("a", is_skilled=False), one("b", 5), one("c", 7)])
    assert (picked.key, picked.reason, picked.asides["a"]) == ("b", Reason.SKILL, Aside.UNSKILLED)
    assert pick([one("a", is_skilled=False), one("b", 5, is_skilled=False)]).key == "a"


def test_who_leaves_before_it_is_due_gets_it_only_where_all_do():
    leaving = one("a", leaves_before_due=True)
    picked = pick([leaving, one("b", 5)])
    assert (picked.key, picked.reason, picked.asides) == ("b", Reason.STAYS, {"a": Aside.LEAVES})
    assert pick([leaving, one("b", 5, leaves_before_due=True)]).key == "a"
    assert pick([leaving, one("b", 5)], manners=Manners(looks_ahead=False)).key == "a"


def test_the_same_employee_unless_he_carries_more_than_his_share():
    picked = pick([one("a", 2, knows=HAS_NOW), one("b", 1), one("c", 4)])
    assert (picked.key, picked.reason, picked.asides["b"]) == ("a", Reason.SAME_EMPLOYEE, Aside.NOT_THE_SAME)
    assert pick([one("a", 3, knows=HAS_NOW), one("b", 1), one("c", 4)]).key == "b"
    assert (
        pick([one("a", 2, knows=HAS_NOW), one("b", 1), one("c", 4)], manners=Manners(keeps_employee=False)).key == "b"
    )


def test_who_has_one_now_comes_before_who_had_one_lately():
    assert pick([one("a", 1, knows=HAD_LATELY), one("b", 1, knows=HAS_NOW), one("c", 1)]).key == "b"
    assert pick([one("a", 1, knows=HAD_LATELY), one("b", 9, knows=HAS_NOW), one("c", 1)]).key == "a"


def test_acquaintance_that_changes_nothing_is_not_the_reason():
    assert pick([one("a", 0, knows=HAS_NOW), one("b", 1)]).reason == Reason.LEAST_LOAD

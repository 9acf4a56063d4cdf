"""The simulation: small offices worked out by hand, and the promised figures on a smaller number of arrivals."""

from types import SimpleNamespace

from jehat.cases.distribution.picking import Manners
from jehat.cases.distribution.ruling import Facts
from jehat.cases.distribution.simulating import DAY, Arrival, Worker, as_set, in_turn, jain, simulate
from jehat.project import bench_distribution


def cases(*moments, effort=60, promised=DAY, **more):
    return [Arrival(at, at + promised, effort, **more) for at in moments]


def test_jain_is_one_for_equals_and_a_part_for_one_who_has_all():
    assert jain([3, 3, 3]) == 1
    assert jain([4, 0, 0, 0]) == 0.25
    assert jain([]) == 1


def test_one_who_is_free_gets_what_another_still_works_on():
    first, second = Worker("a"), Worker("b")
    result = simulate([*cases(0, effort=300), *cases(1, 2, 60)], [first, second])
    assert result.given == {"a": 2, "b": 2}
    assert (result.late_share, result.busiest["a"]) == (0, 2)


def test_work_waits_while_he_is_away_and_is_late_then():
    worker = Worker("a", absences=((30, 30 + 2 * DAY),))
    assert worker.finishes(0, 60) == 60 + 2 * DAY
    assert worker.present(10 * DAY) == 8 * DAY
    assert simulate(cases(0), [worker]).late == {"a": 1}


def test_who_leaves_before_it_is_due_gets_none_unless_that_is_not_looked_at():
    workers = [Worker("a", absences=((30, 9 * DAY),)), Worker("b")]
    assert simulate(cases(0), workers).given == {"b": 1}
    careless = as_set(Manners(looks_ahead=False))
    assert simulate(cases(0), workers, choose=careless).given == {"a": 1}


def test_what_nobody_can_take_waits_for_the_next_day():
    result = simulate(cases(0, 1, 2), [Worker("a", cap=1)])
    assert (result.given, result.left) == ({"a": 3}, 0)
    assert result.late["a"] == 2
    assert simulate(cases(0), [Worker("a", weight=0)]).left == 1


def test_weights_kinds_skills_and_rules_count():
    workers = [Worker("a", weight=50), Worker("b")]
    assert simulate(cases(*range(30), effort=9999), workers).given == {"a": 10, "b": 20}
    workers = [Worker("a", of_kind={7: 0}), Worker("b")]
    assert simulate(cases(0, 500, facts=Facts(kind_id=7)), workers).given == {"b": 2}
    rule = SimpleNamespace(kind_id=7, language="", priority="", channel="", skill_id=3, to_employee_id=None)
    workers = [Worker("a"), Worker("b", skills=frozenset({3}))]
    assert simulate(cases(0, 1, facts=Facts(kind_id=7)), workers, rules=[rule]).given == {"b": 2}
    named = SimpleNamespace(kind_id=None, language="ar", priority="", channel="", skill_id=None, to_employee_id="a")
    assert simulate(cases(0, 1, facts=Facts(language="ar")), workers, rules=[named]).given == {"a": 2}


def test_the_same_employee_for_the_same_beneficiary():
    workers = [Worker("a"), Worker("b")]
    again = [*cases(0, effort=9, beneficiary="s"), *cases(20, effort=9), *cases(40, effort=9, beneficiary="s")]
    assert simulate(again, workers).given == {"a": 2, "b": 1}
    assert simulate(again, workers, choose=as_set(Manners(keeps_employee=False))).given["a"] == 2


def test_turns_go_round_whatever_is_in_hand():
    assert simulate(cases(*range(6), effort=9999), [Worker("a"), Worker("b")], choose=in_turn()).given == {
        "a": 3,
        "b": 3,
    }


def test_who_pulls_takes_what_waits():
    assert simulate(cases(0, 1), [Worker("a", pulls=True), Worker("b", pulls=True)]).given == {"a": 1, "b": 1}


def test_the_promised_figures_hold():
    figures = bench_distribution.figures(15_000)
    assert figures[bench_distribution.FAIRNESS] >= 0.99
    assert figures[bench_distribution.LATE] <= 0.8

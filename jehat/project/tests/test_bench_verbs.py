"""No verb of casework is left out where the verbs are measured."""

import jehat.cases.actions  # noqa: F401 (each of them is known once it was read)
from jehat.audit.action import VERBS
from jehat.project.bench_jobs import JOBS
from jehat.project.bench_turns import BEFORE
from jehat.project.bench_verbs import ALL

CASEWORK = {
    verb.function.__name__ for verb in VERBS.values() if verb.function.__module__.startswith("jehat.cases.actions")
}


def test_each_verb_is_measured_in_one_way():
    assert not ALL.keys() & JOBS.keys()
    assert ALL.keys() | JOBS.keys() == CASEWORK


def test_what_comes_before_a_verb_is_measured_itself_or_is_one_of_them():
    before = {name for turn in ALL.values() for name in turn.after}
    assert before <= ALL.keys() | BEFORE.keys()

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from jehat.audit.action import VERBS
from jehat.cases import actions, permissions
from jehat.cases.models import Case
from jehat.cases.states import CLOSED, OPEN, TRANSITIONS, Status, follows

MOVES = {verb for verbs in TRANSITIONS.values() for verb in verbs}


def test_every_state_is_open_or_closed_and_says_what_may_follow():
    assert set(OPEN) | set(CLOSED) == set(Status) == set(TRANSITIONS)
    assert not set(OPEN) & set(CLOSED)


def test_nothing_follows_a_closing():
    assert all(not TRANSITIONS[state] for state in CLOSED)


@pytest.mark.parametrize("state", OPEN)
def test_from_every_open_state_there_is_a_way_to_an_end(state):
    reached, left = set(), [state]
    while left:
        here = left.pop()
        reached.add(here)
        left += [there for there in TRANSITIONS[here].values() if there not in reached]
    assert reached >= set(CLOSED)


@pytest.mark.parametrize("verb", sorted(MOVES))
def test_every_verb_has_an_action_a_permission_and_a_sentence(verb):
    assert callable(getattr(actions, "open_case" if verb == "open" else verb))
    assert callable(getattr(permissions, f"can_{verb}"))
    assert VERBS[f"case.{verb}"].says


def test_what_may_not_follow_leads_nowhere():
    assert follows("completed", "ask") is None
    assert follows("assigned", "ask") == Status.WAITING_BENEFICIARY


def test_the_states_of_a_case_that_runs_its_course(world, case):
    seen = [case.status]
    officer = world.noura.user
    for act, by in (
        (actions.open_case, officer),
        (actions.ask, officer),
        (actions.answer, world.sara),
        (actions.complete, officer),
    ):
        act(by=by, case=case, **({} if act is actions.open_case else {"text": "Words"}))
        case.refresh_from_db()
        seen.append(case.status)
    assert seen == ["assigned", "in_progress", "waiting_beneficiary", "in_progress", "completed"]


@pytest.mark.parametrize(
    "untrue",
    [{"status": Status.COMPLETED}, {"closed_at": timezone.now()}, {"status": Status.ASSIGNED, "assignee": None}],
    ids=["closed without a time", "open with a time of closing", "assigned to nobody"],
)
def test_the_database_refuses_what_can_never_be(case, untrue):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(**untrue)


def test_a_number_is_given_once(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.submit(by=case.beneficiary, kind=case.kind, subject="Two")
        Case.objects.exclude(pk=case.pk).update(number=case.number)

import pytest
from django.utils import timezone

from jehat.cases import actions
from jehat.cases.models import Case, Comment
from jehat.cases.states import Status
from jehat.core.verdict import Refused

from .at_once import at_once
from .refusing import CLOSED, NOT_HIS_OWN, NOT_NOW, refused, to_staff_only
from .traces import adds_up, both_ways, line, outgoing, sent, sentence, told

WORDS = "The permit is issued."


def test_it_ends_with_the_outcome_and_words_and_the_beneficiary_is_told_everywhere(world, opened):
    actions.complete(by=world.noura.user, case=opened, text=WORDS)
    case = Case.objects.get(pk=opened.pk)
    assert (case.status, case.is_open, case.version) == (Status.COMPLETED, False, opened.version + 1)
    assert case.closed_at == case.active_at
    said = case.comments.get(act=Comment.Act.COMPLETE)
    assert (said.text, said.by) == (WORDS, world.noura.user)
    event = line("case.complete", case)
    assert (event.by, event.particulars) == (world.noura.user, {"comment": str(said.pk), "result": "done"})
    closed = "Case %(number)s was closed; the outcome is on its page"
    assert told(event) == {world.sara: sentence(closed, case)}
    assert sent(event) == both_ways(world.sara)
    assert "permit" not in outgoing()


def test_the_last_holder_keeps_it_and_his_time_ends_with_the_closing(world, done):
    assert done.custodies.get().employee == world.noura
    assert adds_up(done)


def test_to_complete_is_an_answer_unless_there_was_one(world, opened):
    first = timezone.now()
    actions.comment(by=world.noura.user, case=opened, text="Soon", now=first)
    assert actions.complete(by=world.noura.user, case=opened, text=WORDS).first_answer_at == first


def test_a_case_answered_by_its_completion_says_so(world, opened):
    done = actions.complete(by=world.noura.user, case=opened, text=WORDS)
    assert done.first_answer_at == done.closed_at


def test_files_may_go_with_it(world, opened, hand_in):
    permit = hand_in(world.noura.user, "permit.png")
    actions.complete(by=world.noura.user, case=opened, text=WORDS, files=[permit])
    assert opened.comments.get(act="complete").attachments.get().file_id == permit.pk


@pytest.mark.parametrize("state", ["case", "asked"])
def test_it_need_not_have_been_opened_nor_answered(world, request, state):
    case = request.getfixturevalue(state)
    assert actions.complete(by=world.huda.user, case=case, text=WORDS).status == Status.COMPLETED


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.complete", opened, by=person, reason=reason):
        actions.complete(by=person, case=opened, text=WORDS)


def test_it_is_refused_on_a_case_of_ones_own(world):
    own = actions.submit(by=world.huda.user, kind=world.kind, subject="Mine")
    with refused("case.complete", own, by=world.huda.user, reason=NOT_HIS_OWN):
        actions.complete(by=world.huda.user, case=own, text=WORDS)


def test_it_is_refused_while_nobody_has_the_case(world, queued):
    with refused("case.complete", queued, by=world.huda.user, reason=NOT_NOW):
        actions.complete(by=world.huda.user, case=queued, text=WORDS)


def test_it_is_refused_once_the_case_is_closed(world, done):
    with refused("case.complete", done, by=world.noura.user, reason=CLOSED):
        actions.complete(by=world.noura.user, case=done, text=WORDS)


@pytest.mark.django_db(transaction=True)
def test_completed_and_rejected_at_once_it_has_one_outcome(world, opened):
    outcomes = at_once(
        lambda: actions.complete(by=world.noura.user, case=opened, text=WORDS),
        lambda: actions.reject(by=world.huda.user, case=opened, text="No."),
    )
    assert sorted(type(one).__name__ for one in outcomes) == [Case.__name__, Refused.__name__]
    assert opened.comments.filter(act__in=["complete", "reject"]).count() == 1

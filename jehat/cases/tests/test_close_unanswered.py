"""Without an answer a case is closed once its time is over, saying why; a late answer takes it up again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.cases import actions, jobs, queries
from jehat.cases.models import Case, Closing, Comment
from jehat.cases.permissions import disputed_until
from jehat.cases.states import Outcome, Status

from .at_once import at_once
from .refusing import refused
from .traces import line, sentence, told


@pytest.fixture
def over(asked):
    """A moment after the end of his time."""
    return asked.questions.get().due_at + timedelta(seconds=1)


def test_it_closes_with_reasons_and_both_sides_are_told(world, asked, over):
    actions.close_unanswered(case=asked, now=over)
    case = Case.objects.get(pk=asked.pk)
    assert (case.status, case.outcome, case.closed_at) == (Status.REJECTED, Outcome.NO_ANSWER, over)
    said = case.comments.get(act=Comment.Act.REJECT)
    assert (said.is_automatic, said.is_from_beneficiary) == (True, False)
    assert said.text and said.signature != world.noura.user.name
    event = line("case.close_unanswered", case)
    assert event.by is None
    assert told(event) == {
        world.sara: sentence("Case %(number)s was closed; the outcome is on its page", case),
        world.noura.user: sentence("Case %(number)s was closed, since the beneficiary did not answer in time", case),
    }
    closing = case.closings.get()
    assert (closing.by, closing.comment, closing.came_from) == (None, said, Status.WAITING_BENEFICIARY)


def test_on_time_nothing_happens(asked):
    due_at = asked.questions.get().due_at
    assert actions.close_unanswered(case=asked, now=due_at) is None
    assert not queries.to_close(now=due_at)
    assert Case.objects.get(pk=asked.pk).is_open


def test_what_was_answered_stays_open(world, asked, over):
    actions.answer(by=world.sara, case=asked, text="Here it is.")
    assert actions.close_unanswered(case=asked, now=over) is None


def test_a_kind_of_case_may_not_know_it(asked, over, monkeypatch):
    rules = type(asked.terms.ruled)(outcomes=("done", "rejected"))
    monkeypatch.setattr(type(asked.terms), "ruled", rules)
    assert actions.close_unanswered(case=asked, now=over) is None


def test_it_happens_once(asked, over):
    assert actions.close_unanswered(case=asked, now=over)
    assert actions.close_unanswered(case=asked, now=over) is None
    assert asked.closings.count() == 1


def test_the_job_finds_it(asked, over, monkeypatch):
    assert queries.to_close(now=over) == [asked]
    monkeypatch.setattr(timezone, "now", lambda: over)
    jobs.look_after_questions(0)
    assert Case.objects.get(pk=asked.pk).outcome == Outcome.NO_ANSWER


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_close_it_once(asked, over):
    at_once(*[lambda: actions.close_unanswered(case=asked, now=over)] * 2)
    assert asked.closings.count() == 1
    assert asked.comments.filter(act="reject").count() == 1


@pytest.mark.django_db(transaction=True)
def test_answered_and_closed_at_once_the_answer_is_never_lost(world, asked, over):
    answered, _closed = at_once(
        lambda: actions.answer(by=world.sara, case=asked, text="Here it is.", now=over),
        lambda: actions.close_unanswered(case=asked, now=over),
    )
    case = Case.objects.get(pk=asked.pk)
    assert (case.is_open, isinstance(answered, Comment)) == (True, True)
    assert case.questions.get().answer == answered


def test_a_late_answer_takes_it_up_again(world, asked, over):
    case = actions.close_unanswered(case=asked, now=over)
    actions.answer(by=world.sara, case=case, text="Here it is.", now=disputed_until(case))
    case = Case.objects.get(pk=asked.pk)
    assert (case.status, case.assignee) == (Status.ASSIGNED, world.noura)
    assert case.closings.get().taken_up == Closing.TakenUp.ANSWERED
    assert case.questions.get().answered_at is not None


def test_too_late_is_too_late(world, asked, over):
    case = actions.close_unanswered(case=asked, now=over)
    moment = disputed_until(case) + timedelta(microseconds=1)
    with refused("case.answer", case, by=world.sara, reason="The time to answer is over; file a new case."):
        actions.answer(by=world.sara, case=case, text="Here it is.", now=moment)


def test_the_page_offers_the_answer_still(world, asked, over, client):
    case = actions.close_unanswered(case=asked, now=over)
    client.force_login(world.sara)
    assert f"/cases/{case.number}/answer/" in client.get(f"/cases/{case.number}/").content.decode()

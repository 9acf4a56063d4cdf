"""Whoever owes an answer is reminded at half of his time and before its end, each time once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.cases import actions, jobs, queries
from jehat.cases.reminding import reminder_times

from .at_once import at_once
from .traces import both_ways, line, sent, sentence, told

MOMENT = timedelta(microseconds=1)


@pytest.fixture
def times(asked):
    return reminder_times(asked.questions.get())


def test_the_question_says_until_when(world, asked, client):
    question = asked.questions.get()
    assert question.due_at - question.asked_at > timedelta(days=14)
    client.force_login(world.sara)
    assert client.get(f"/cases/{asked.number}/").context["asked"] == question


def test_at_half_of_his_time(world, asked, times):
    assert actions.remind(case=asked, now=times[0] - MOMENT) == []
    actions.remind(case=asked, now=times[0])
    event = line("case.remind", asked)
    missing = "Your answer in case %(number)s is still missing; without it the case is closed when its time is over"
    assert told(event) == {world.sara: sentence(missing, asked)}
    assert sent(event) == both_ways(world.sara)


def test_each_time_once(asked, times):
    assert actions.remind(case=asked, now=times[0])
    assert actions.remind(case=asked, now=times[0] + timedelta(hours=1)) == []
    assert actions.remind(case=asked, now=times[1])
    assert actions.remind(case=asked, now=times[1] + timedelta(hours=1)) == []


def test_who_was_forgotten_is_reminded_once_for_both(asked, times):
    assert actions.remind(case=asked, now=times[1])
    assert asked.questions.get().reminded == 2
    assert actions.remind(case=asked, now=times[1] + MOMENT) == []


def test_who_answered_is_left_alone(world, asked, times):
    actions.answer(by=world.sara, case=asked, text="Here it is.")
    assert queries.to_remind(now=times[1]) == []
    assert actions.remind(case=asked, now=times[1]) == []


def test_the_job_finds_whom_to_remind(asked, times, monkeypatch):
    assert queries.to_remind(now=times[0] - timedelta(minutes=1)) == []
    assert queries.to_remind(now=times[0] + MOMENT) == [asked]
    monkeypatch.setattr(timezone, "now", lambda: times[0] + MOMENT)
    jobs.look_after_questions(0)
    assert asked.questions.get().reminded == 1


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_remind_once(asked, times):
    outcomes = at_once(*[lambda: actions.remind(case=asked, now=times[0])] * 2)
    assert sorted(len(one) for one in outcomes) == [0, 1]

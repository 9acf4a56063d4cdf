"""A closing by mistake is taken back, as long as nobody has read of it."""

from datetime import timedelta

import pytest

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.cases.models import Case, Closing
from jehat.cases.queries.kept import speaking_place
from jehat.core.verdict import Refused
from jehat.documents.queries import draft_at
from jehat.notifications.models import Message, Notice
from jehat.notifications.states import State

from .at_once import at_once
from .putting_off import put_off
from .refusing import refused
from .traces import adds_up, line, told

WORDS = "The permit is issued."
ONLY_WHO = "Only who closed the case takes the closing back."
TOO_LATE = "It is too late to take the closing back."
TOLD_THEM = "The entity that sent the case has been told what came of it."
READ = "The beneficiary has read that the case is closed."


def test_it_is_as_if_it_had_never_been_closed(world, opened):
    done = actions.complete(by=world.noura.user, case=opened, text=WORDS)
    closed = line("case.complete", done)
    actions.undo_close(by=world.noura.user, case=done, now=done.closed_at + timedelta(minutes=1))
    case = Case.objects.get(pk=done.pk)
    assert (case.status, case.outcome, case.closed_at, case.first_answer_at) == ("in_progress", "", None, None)
    assert case.custodies.get().employee == world.noura
    assert adds_up(case)
    assert not case.comments.filter(act="complete").exists()
    assert not Message.objects.filter(event=closed).exists() and not Notice.objects.filter(event=closed).exists()
    assert told(line("case.undo_close", case)) == {}
    assert draft_at(world.noura.user, speaking_place(case, "complete")).words["text"] == WORDS


def test_the_next_closing_is_the_first_still(world, done):
    actions.undo_close(by=world.noura.user, case=done)
    assert done.closings.get().taken_up == Closing.TakenUp.MISTAKE
    actions.complete(by=world.noura.user, case=done, text=WORDS)
    assert done.closings.standing().get().was_first


def test_a_case_that_waited_waits_again(world, asked):
    closed = actions.reject(by=world.noura.user, case=asked, text="No.")
    assert actions.undo_close(by=world.noura.user, case=closed).status == "waiting_beneficiary"
    before, since = asked.pauses.oldest_first()
    assert (before.until, since.since, since.until) == (closed.closed_at, closed.closed_at, None)
    assert asked.questions.pending().count() == 1


def test_who_was_told_outside_is_told_that_it_goes_on(world, done):
    Message.objects.filter(event__verb="case.complete").update(state=State.SENT)
    actions.undo_close(by=world.noura.user, case=done)
    assert world.sara in told(line("case.undo_close", done))


@pytest.mark.parametrize("who", ["huda", "faisal"])
def test_it_is_refused_to_others(world, done, who):
    person = getattr(world, who).user
    with refused("case.undo_close", done, by=person, reason=ONLY_WHO):
        actions.undo_close(by=person, case=done)


def test_it_is_refused_to_the_beneficiary(world, done):
    with refused("case.undo_close", done, by=world.sara, reason=ONLY_WHO):
        actions.undo_close(by=world.sara, case=done)


@pytest.mark.parametrize(("past", "allowed"), [(timedelta(0), True), (timedelta(seconds=1), False)])
def test_there_are_ten_minutes(world, done, past, allowed):
    moment = done.closed_at + timedelta(minutes=10) + past
    if allowed:
        assert actions.undo_close(by=world.noura.user, case=done, now=moment).is_open
        return
    with refused("case.undo_close", done, by=world.noura.user, reason=TOO_LATE):
        actions.undo_close(by=world.noura.user, case=done, now=moment)


def test_what_was_read_is_not_taken_back(world, done):
    actions.open_case(by=world.sara, case=done)
    with refused("case.undo_close", done, by=world.noura.user, reason=READ):
        actions.undo_close(by=world.noura.user, case=done)


@pytest.mark.django_db(transaction=True)
def test_read_and_taken_back_at_once_it_is_one_of_both(world, done):
    outcomes = at_once(
        lambda: actions.open_case(by=world.sara, case=done),
        lambda: actions.undo_close(by=world.noura.user, case=done),
    )
    case, undone = Case.objects.get(pk=done.pk), outcomes[1]
    assert case.is_open == isinstance(undone, Case)
    assert isinstance(undone, (Case, Refused))


def test_the_page_does_it(world, done, client):
    client.force_login(world.noura.user)
    assert f"/cases/{done.number}/close/undo/" in client.get(f"/cases/{done.number}/work/").content.decode()
    answer = client.post(f"/cases/{done.number}/close/undo/", follow=True)
    assert (answer.status_code, answer.context["case"].is_open) == (200, True)
    assert Event.objects.about(done).filter(verb="case.undo_close", outcome="done").count() == 1


def sent_on(world, opened):
    home = actions.refer_out(by=world.noura.user, case=opened, kind=world.other_kind, note="Yours.")
    return home, Case.objects.get(first=home)


def test_what_another_entity_has_is_waited_for_again(world, opened):
    home, away = sent_on(world, opened)
    closed = actions.reject(by=world.noura.user, case=home, text="No.")
    assert actions.undo_close(by=world.noura.user, case=closed).status == "waiting_other"
    assert home.referrals.get().is_open and Case.objects.get(pk=away.pk).sent_here
    actions.open_case(by=away.assignee.user, case=away)
    actions.complete(by=away.assignee.user, case=away, text="Done there.")
    assert Case.objects.get(pk=home.pk).status == "in_progress"


def test_what_is_over_there_meanwhile_is_not_waited_for(world, opened):
    home, away = sent_on(world, opened)
    closed = actions.reject(by=world.noura.user, case=home, text="No.")
    actions.open_case(by=away.assignee.user, case=away)
    actions.complete(by=away.assignee.user, case=away, text="Done there.")
    assert actions.undo_close(by=world.noura.user, case=closed).status == "in_progress"
    assert not home.referrals.get().is_open


def test_what_was_told_to_another_entity_is_not_taken_back(world, opened):
    _home, away = sent_on(world, opened)
    actions.open_case(by=away.assignee.user, case=away)
    done = actions.complete(by=away.assignee.user, case=away, text="Done there.")
    with refused("case.undo_close", done, by=away.assignee.user, reason=TOLD_THEM):
        actions.undo_close(by=away.assignee.user, case=done)


def test_the_hop_that_brought_it_and_its_copies_go_on(world, opened):
    copies = [(world.care, "opinion")]
    case = actions.refer(by=world.noura.user, case=opened, to=world.yousef, note="Yours.", copies=copies)
    actions.open_case(by=world.yousef.user, case=case)
    closed = actions.reject(by=world.yousef.user, case=case, text="No.")
    assert not Case.objects.visible_to(world.salma.user).filter(pk=case.pk).exists()
    actions.undo_close(by=world.yousef.user, case=closed)
    assert case.referrals.open().count() == 2
    assert Case.objects.visible_to(world.salma.user).filter(pk=case.pk).exists()


def test_a_postponed_case_is_postponed_until_its_day(world, opened):
    case = put_off(world, opened)
    closed = actions.reject(by=world.noura.user, case=case, text="No.")
    assert actions.undo_close(by=world.noura.user, case=closed).status == "postponed"
    assert case.postponements.running().count() == 1

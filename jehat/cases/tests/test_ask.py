import pytest
from django.utils import timezone

from jehat.cases import actions, queries
from jehat.cases.models import Case, Comment
from jehat.cases.states import Status
from jehat.core.verdict import Refused

from .at_once import at_once, just_before
from .refusing import CLOSED, NOT_HIS_OWN, NOT_NOW, refused, to_staff_only
from .traces import adds_up, both_ways, line, outgoing, sent, sentence, told


def test_the_case_waits_for_the_beneficiary_who_is_told_everywhere(world, opened):
    said = actions.ask(by=world.noura.user, case=opened, text="Please send the plan.")
    case = Case.objects.get(pk=opened.pk)
    assert (case.status, case.version) == (Status.WAITING_BENEFICIARY, opened.version + 1)
    assert (said.act, said.text, queries.pending_question(case)) == (Comment.Act.ASK, "Please send the plan.", said)
    event = line("case.ask", case)
    assert (event.by, event.particulars) == (world.noura.user, {"comment": str(said.pk)})
    assert told(event) == {world.sara: sentence("Something is needed from you for case %(number)s", case)}
    assert sent(event) == both_ways(world.sara)
    assert "plan" not in outgoing()


def test_custody_stays_with_the_holder(world, asked):
    assert asked.custodies.get().employee == world.noura
    assert adds_up(asked)


def test_to_ask_is_an_answer(world, opened):
    moment = timezone.now()
    actions.ask(by=world.noura.user, case=opened, text="The plan?", now=moment)
    opened.refresh_from_db()
    assert (opened.first_answer_at, opened.active_at) == (moment, moment)


def test_a_case_not_yet_opened_may_be_asked_about(world, case):
    actions.ask(by=world.huda.user, case=case, text="The plan?")
    case.refresh_from_db()
    assert case.status == Status.WAITING_BENEFICIARY


def test_it_may_be_spoken_and_bring_files(world, opened, speak, hand_in):
    voice, form = speak(world.noura.user), hand_in(world.noura.user, "form.png")
    said = actions.ask(by=world.noura.user, case=opened, voice=voice, files=[form])
    assert (said.voice_id, said.attachments.get().file_id) == (voice.pk, form.pk)


@to_staff_only
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.ask", opened, by=person, reason=reason):
        actions.ask(by=person, case=opened, text="The plan?")


def test_it_is_refused_on_a_case_of_ones_own(world):
    own = actions.submit(by=world.huda.user, kind=world.kind, subject="Mine")
    with refused("case.ask", own, by=world.huda.user, reason=NOT_HIS_OWN):
        actions.ask(by=world.huda.user, case=own, text="The plan?")


def test_it_is_refused_while_the_case_waits_already(world, asked):
    with refused("case.ask", asked, by=world.noura.user, reason=NOT_NOW):
        actions.ask(by=world.noura.user, case=asked, text="And the deed?")


def test_it_is_refused_while_nobody_has_the_case(world, queued):
    with refused("case.ask", queued, by=world.huda.user, reason=NOT_NOW):
        actions.ask(by=world.huda.user, case=queued, text="The plan?")


def test_it_is_refused_once_the_case_is_closed(world, done):
    with refused("case.ask", done, by=world.noura.user, reason=CLOSED):
        actions.ask(by=world.noura.user, case=done, text="The plan?")


@pytest.mark.django_db(transaction=True)
def test_asked_and_completed_at_once_the_case_ends_completed(world, opened):
    question, completion = at_once(
        lambda: actions.ask(by=world.noura.user, case=opened, text="The plan?"),
        lambda: actions.complete(by=world.huda.user, case=opened, text="Done."),
    )
    case = Case.objects.get(pk=opened.pk)
    assert (case.status, isinstance(completion, Case)) == (Status.COMPLETED, True)
    assert isinstance(question, (Comment, Refused))
    assert case.comments.filter(act="ask").exists() == isinstance(question, Comment)


@pytest.mark.django_db(transaction=True)
def test_who_asks_just_after_the_completion_is_refused(world, opened):
    with just_before(lambda: actions.ask(by=world.noura.user, case=opened, text="The plan?")) as asking:
        actions.complete(by=world.huda.user, case=opened, text="Done.")
    assert isinstance(asking.outcome, Refused)
    assert not opened.comments.filter(act="ask").exists()

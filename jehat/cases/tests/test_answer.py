import pytest

from jehat.cases import actions, queries
from jehat.cases.models import Case, Comment
from jehat.cases.states import Status
from jehat.core.verdict import Refused

from .at_once import at_once
from .refusing import ANYBODY, each_stranger, refused
from .traces import adds_up, line, sent, sentence, told

NOT_HIS = "Only the beneficiary answers what was asked of him."
NOT_ASKED = "Nothing is being asked of you in this case now."
HOLDER = {
    "the holder": (lambda world: world.noura.user, NOT_HIS),
    "his supervisor": (lambda world: world.huda.user, NOT_HIS),
}


def test_the_work_goes_on_and_the_holder_is_told(world, asked):
    said = actions.answer(by=world.sara, case=asked, text="Here it is.")
    case = Case.objects.get(pk=asked.pk)
    assert (case.status, case.version) == (Status.IN_PROGRESS, asked.version + 1)
    assert (said.act, said.text, said.is_from_beneficiary) == (Comment.Act.ANSWER, "Here it is.", True)
    event = line("case.answer", case)
    assert (event.by, event.particulars) == (world.sara, {"comment": str(said.pk)})
    assert told(event) == {world.noura.user: sentence("The beneficiary answered in case %(number)s", case)}
    assert sent(event) == set()
    assert adds_up(case)


def test_nothing_is_asked_any_more(world, asked):
    assert [one.case for one in queries.pending_questions(world.sara)] == [asked]
    actions.answer(by=world.sara, case=asked, text="Here it is.")
    asked.refresh_from_db()
    assert queries.pending_question(asked) is None
    assert queries.pending_questions(world.sara) == []


def test_the_last_question_counts(world, asked):
    actions.answer(by=world.sara, case=asked, text="Here it is.")
    last = actions.ask(by=world.noura.user, case=asked, text="And the deed?")
    asked.refresh_from_db()
    assert queries.pending_question(asked) == last
    assert queries.pending_questions(world.sara) == [last]


def test_it_may_be_spoken_and_bring_files(world, asked, speak, hand_in):
    voice, plan = speak(world.sara), hand_in(world.sara)
    said = actions.answer(by=world.sara, case=asked, voice=voice, files=[plan])
    assert (said.voice_id, said.attachments.get().file_id) == (voice.pk, plan.pk)


def test_after_an_assignment_the_new_holder_is_told(world, asked):
    actions.assign(by=world.huda.user, case=asked, to=world.majed)
    actions.answer(by=world.sara, case=asked, text="Here it is.")
    assert list(told(line("case.answer", asked))) == [world.majed.user]


@each_stranger(ANYBODY, HOLDER, reason=NOT_HIS)
def test_it_is_refused_to_strangers_and_to_the_staff(world, asked, who, reason):
    person = who(world)
    with refused("case.answer", asked, by=person, reason=reason):
        actions.answer(by=person, case=asked, text="Here it is.")


@pytest.mark.parametrize("state", ["case", "opened", "queued", "done"])
def test_it_is_refused_while_nothing_is_asked(world, request, state):
    case = request.getfixturevalue(state)
    with refused("case.answer", case, by=world.sara, reason=NOT_ASKED):
        actions.answer(by=world.sara, case=case, text="Here it is.")


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_once_it_is_answered_once(world, asked):
    outcomes = at_once(*[lambda: actions.answer(by=world.sara, case=asked, text="Here it is.")] * 2)
    assert sorted(type(one).__name__ for one in outcomes) == [Comment.__name__, Refused.__name__]
    assert asked.comments.filter(act="answer").count() == 1

import pytest
from django.utils import timezone

from jehat.cases import actions
from jehat.cases.models import Case, Comment

from .at_once import just_before
from .refusing import ANYBODY, CLOSED, WITHIN, each_stranger, refused
from .traces import both_ways, line, outgoing, sent, sentence, told


def test_the_holder_writes_and_the_beneficiary_is_told_everywhere(world, opened):
    said = actions.comment(by=world.noura.user, case=opened, text="It is being studied.")
    assert (said.text, said.act, said.by, said.is_from_beneficiary) == (
        "It is being studied.",
        Comment.Act.COMMENT,
        world.noura.user,
        False,
    )
    event = line("case.comment", opened)
    assert (event.by, event.particulars) == (world.noura.user, {"comment": str(said.pk)})
    assert told(event) == {world.sara: sentence("There is news of case %(number)s", opened)}
    assert sent(event) == both_ways(world.sara)
    assert "studied" not in outgoing()


def test_it_changes_no_state_and_no_custody(world, opened):
    actions.comment(by=world.noura.user, case=opened, text="Soon")
    changed = Case.objects.get(pk=opened.pk)
    assert (changed.status, changed.version) == (opened.status, opened.version)
    assert changed.custodies.count() == 1
    assert changed.active_at > opened.active_at


def test_the_first_answer_is_stamped_once(world, opened):
    first = timezone.now()
    actions.comment(by=world.noura.user, case=opened, text="One", now=first)
    actions.comment(by=world.noura.user, case=opened, text="Two")
    opened.refresh_from_db()
    assert opened.first_answer_at == first


def test_the_beneficiary_writes_and_the_holder_is_told_inside_only(world, opened):
    said = actions.comment(by=world.sara, case=opened, text="When?")
    assert said.is_from_beneficiary
    event = line("case.comment", opened)
    assert told(event) == {world.noura.user: sentence("The beneficiary wrote in case %(number)s", opened)}
    assert sent(event) == set()
    opened.refresh_from_db()
    assert opened.first_answer_at is None


def test_while_nobody_has_it_the_owner_of_the_queue_is_told(world, queued):
    actions.comment(by=world.sara, case=queued, text="Anybody there?")
    assert list(told(line("case.comment", queued))) == [world.huda.user]


def test_the_supervisor_may_write_too(world, opened):
    assert actions.comment(by=world.huda.user, case=opened, text="I look after it.").by == world.huda.user


def test_when_the_holder_has_left_the_head_is_told(world, opened):
    type(world.noura).objects.filter(pk=world.noura.pk).update(is_active=False)
    actions.comment(by=world.sara, case=opened, text="Anybody there?")
    assert list(told(line("case.comment", opened))) == [world.huda.user]


def test_it_may_be_spoken_and_bring_files(world, opened, speak, hand_in):
    voice, plan = speak(world.noura.user), hand_in(world.noura.user)
    said = actions.comment(by=world.noura.user, case=opened, voice=voice, files=[plan])
    assert (said.voice_id, said.text) == (voice.pk, "")
    assert said.attachments.get().file_id == plan.pk


@each_stranger(ANYBODY, WITHIN)
def test_it_is_refused_to_strangers(world, opened, who, reason):
    person = who(world)
    with refused("case.comment", opened, by=person, reason=reason):
        actions.comment(by=person, case=opened, text="Hello")


@pytest.mark.parametrize("who", ["sara", "noura"])
def test_it_is_refused_once_the_case_is_closed(world, done, who):
    person = getattr(world, who)
    person = getattr(person, "user", person)
    with refused("case.comment", done, by=person, reason=CLOSED):
        actions.comment(by=person, case=done, text="Still")


def test_a_file_cannot_be_used_twice(world, opened, hand_in):
    plan = hand_in(world.sara)
    actions.comment(by=world.sara, case=opened, files=[plan])
    with refused("case.comment", opened, by=world.sara, reason="This file is already in use."):
        actions.comment(by=world.sara, case=opened, text="Again", files=[plan])


@pytest.mark.django_db(transaction=True)
def test_who_writes_while_the_case_is_handed_over_reaches_the_new_holder(world, opened):
    with just_before(lambda: actions.comment(by=world.sara, case=opened, text="When?")) as writing:
        actions.assign(by=world.huda.user, case=opened, to=world.majed)
    assert isinstance(writing.outcome, Comment)
    assert list(told(line("case.comment", opened))) == [world.majed.user]


@pytest.mark.django_db(transaction=True)
def test_who_writes_while_the_case_is_referred_reaches_the_new_department(world, opened):
    with just_before(lambda: actions.comment(by=world.sara, case=opened, text="When?")) as writing:
        actions.refer(by=world.noura.user, case=opened, to=world.legal, note="Yours")
    assert isinstance(writing.outcome, Comment)
    assert list(told(line("case.comment", opened))) == [world.yousef.user]

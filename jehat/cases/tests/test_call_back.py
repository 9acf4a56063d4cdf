"""What was sent to another entity is had back before anybody there opened it, and both sides agree."""

import pytest

from jehat.cases import actions
from jehat.cases.models import Case, Referral
from jehat.core.verdict import Refused
from jehat.notifications.models import Message, Notice
from jehat.notifications.states import State

from .at_once import at_once
from .refusing import NOT_OURS, refused
from .traces import adds_up, line, told

NOT_THE_SENDER = "This is for who referred the case, and for his supervisor."
OVER = "This case was not referred, or the referral is over."
OPENED_THERE = "It has been opened at the other entity; it comes back when that entity ends its part."


@pytest.fixture
def away(world, opened):
    """What the other entity has of Sara's case, which Noura sent there."""
    actions.refer_out(by=world.noura.user, case=opened, kind=world.other_kind, note="The land is yours.")
    return Case.objects.with_people().get(first=opened)


def test_what_nobody_opened_at_another_entity_is_back_at_once(world, away):
    receiver = away.assignee.user
    back = actions.recall(by=world.noura.user, referral=Referral.objects.get())
    home, there = Case.objects.get(pk=away.first_id), Case.objects.get(pk=away.pk)
    assert (back.end, home.status, home.assignee) == ("recalled", "in_progress", world.noura)
    assert (there.outcome, there.closed_at) == ("given_back", Referral.objects.get().ended_at)
    assert there.comments.last().is_automatic
    assert adds_up(home) and adds_up(there)
    # It came and went within a moment: nobody there, and not the beneficiary either, was told anything.
    assert told(line("case.take_in", there)) == told(line("case.call_back", there)) == {}
    assert not Notice.objects.filter(to=receiver).exists()


def test_whoever_was_told_that_it_came_is_told_that_it_went(world, away):
    Message.objects.filter(event__verb="case.take_in").update(state=State.SENT)
    receiver = away.assignee.user
    actions.recall(by=world.noura.user, referral=Referral.objects.get())
    assert set(told(line("case.call_back", away))) == {receiver, world.sara}


def test_his_supervisor_has_it_back_from_another_entity_and_its_holder_is_told(world, away):
    actions.recall(by=world.huda.user, referral=Referral.objects.get())
    home = Case.objects.get(pk=away.first_id)
    assert set(told(line("case.recall", home))) == {world.noura.user}


def test_what_was_opened_at_another_entity_stays_there(world, away):
    actions.open_case(by=away.assignee.user, case=away)
    hop = Referral.objects.get()
    for verb, act in (("case.recall", actions.recall), ("case.request_recall", actions.request_recall)):
        with refused(verb, hop, by=world.noura.user, reason=OPENED_THERE):
            act(by=world.noura.user, referral=hop)


def test_it_is_recalled_not_asked_for_while_nobody_opened_it_there(world, away):
    hop = Referral.objects.get()
    with refused("case.request_recall", hop, by=world.noura.user, reason="Nobody has opened it; recall it at once."):
        actions.request_recall(by=world.noura.user, referral=hop)


@pytest.mark.parametrize("who", ["faisal", "yousef", "stranger"])
def test_others_do_not_have_it_back_from_another_entity(world, away, who):
    hop, person = Referral.objects.get(), getattr(world, who).user
    reason = NOT_OURS if who == "stranger" else NOT_THE_SENDER
    with refused("case.recall", hop, by=person, reason=reason):
        actions.recall(by=person, referral=hop)


def test_nothing_is_called_back_that_was_not_recalled(world, away):
    with refused("case.call_back", away, by=world.noura.user, reason=OVER):
        actions.call_back(by=world.noura.user, case=away, sent=Referral.objects.get(), now=away.created_at)


def test_the_page_has_it_back_from_another_entity(world, away, client):
    client.force_login(world.noura.user)
    hop = Referral.objects.get()
    assert f"/cases/referrals/{hop.pk}/recall/" in client.get("/cases/referrals/").content.decode()
    client.post(f"/cases/referrals/{hop.pk}/recall/")
    assert Case.objects.get(pk=away.first_id).status == "in_progress"
    client.force_login(world.sara)
    assert client.get(f"/cases/{away.number}/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_recalled_here_and_ended_there_at_once_both_sides_agree(world, away):
    hop, holder = Referral.objects.get(), away.assignee.user
    outcomes = at_once(
        lambda: actions.recall(by=world.noura.user, referral=hop),
        lambda: actions.refuse_referral(by=holder, case=away, ground="other"),
    )
    assert [type(one) for one in outcomes].count(Refused) == 1
    assert Referral.objects.get().end in ("recalled", "refused")
    assert (Case.objects.get(pk=away.pk).outcome, Case.objects.get(pk=away.first_id).status) == (
        "given_back",
        "in_progress",
    )


def test_a_slip_of_the_hand_is_undone_from_the_message_that_says_so(world, opened, client):
    client.force_login(world.noura.user)
    words = {"kind": str(world.other_kind.pk), "directive": "execute", "note": "Yours"}
    page = client.post(f"/cases/{opened.number}/refer_out/", words, follow=True).content.decode()
    door = f"/cases/referrals/{Referral.objects.get().pk}/recall/"
    assert door in page
    client.post(door)
    assert Case.objects.get(pk=opened.pk).status == "in_progress"

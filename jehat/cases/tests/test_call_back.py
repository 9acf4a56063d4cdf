"""What was sent to another entity is had back: before anybody there opened it, or as that entity lets it go."""

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


@pytest.fixture
def read(away):
    """The same referral, once it was opened at the other entity."""
    actions.open_case(by=away.assignee.user, case=away)
    return Referral.objects.get()


def both(away):
    return Case.objects.with_people().get(pk=away.first_id), Case.objects.with_people().get(pk=away.pk)


def test_what_was_opened_at_another_entity_is_asked_for(world, away, read):
    with refused("case.recall", read, by=world.noura.user, reason="It has been opened; ask to have it back."):
        actions.recall(by=world.noura.user, referral=read)
    actions.request_recall(by=world.noura.user, referral=read)
    home, there = both(away)
    assert (home.status, there.status) == ("waiting_other", "in_progress")
    # Both sides read it, and whoever has it there is told.
    assert told(line("case.request_recall", home)) == {}
    assert set(told(line("case.request_recall", there))) == {there.assignee.user}
    with refused("case.request_recall", read, by=world.noura.user, reason="It was asked for already."):
        actions.request_recall(by=world.noura.user, referral=read)


def test_the_other_entity_lets_it_go_and_both_agree_at_one_moment(world, away, read):
    actions.request_recall(by=world.noura.user, referral=read)
    actions.grant_recall(by=away.assignee.user, case=away)
    home, there = both(away)
    read.refresh_from_db()
    assert (read.end, home.status, home.assignee) == ("recalled", "in_progress", world.noura)
    assert (there.outcome, there.closed_at) == ("given_back", read.ended_at)
    assert there.comments.last().is_automatic
    assert adds_up(home) and adds_up(there)
    assert set(told(line("case.come_home", home))) == {world.noura.user}
    assert set(told(line("case.grant_recall", there))) == {world.sara}


def test_the_other_entity_keeps_it_and_it_can_be_asked_for_again(world, away, read):
    actions.request_recall(by=world.noura.user, referral=read)
    actions.decline_recall(by=away.assignee.user, case=away)
    home, there = both(away)
    assert (home.status, there.status) == ("waiting_other", "in_progress")
    assert set(told(line("case.decline_recall", home))) == {world.noura.user}
    assert told(line("case.decline_recall", there)) == {}
    read.refresh_from_db()
    actions.request_recall(by=world.noura.user, referral=read)


def test_nobody_lets_go_what_nobody_asks_for(world, away, read):
    for verb, act in (("case.grant_recall", actions.grant_recall), ("case.decline_recall", actions.decline_recall)):
        with refused(verb, away, by=away.assignee.user, reason="Nobody asks to have it back."):
            act(by=away.assignee.user, case=away)


def test_on_the_pages_of_both_entities(world, away, read, client):
    client.force_login(world.noura.user)
    assert f"/cases/referrals/{read.pk}/request_recall/" in client.get("/cases/referrals/").content.decode()
    client.post(f"/cases/referrals/{read.pk}/request_recall/")
    read.refresh_from_db()
    assert read.recall_asked_at is not None
    client.force_login(away.assignee.user)
    page = client.get(f"/cases/{away.number}/work/").content.decode()
    assert "grant_recall" in page and "decline_recall" in page
    assert client.post(f"/cases/{away.number}/grant_recall/").status_code == 302
    assert both(away)[0].status == "in_progress"


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

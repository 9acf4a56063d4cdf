import pytest

from jehat.cases import actions
from jehat.cases.models import Case, Referral
from jehat.cases.states import Reason
from jehat.core.verdict import Refused

from .at_once import at_once
from .refusing import NOT_OURS, refused
from .traces import adds_up, holders, line, sentence, told

OPENED = "It has been opened; ask to have it back."
NOT_THE_SENDER = "This is for who referred the case, and for his supervisor."
OVER = "This case was not referred, or the referral is over."


def test_what_nobody_opened_is_back_at_once(world, hop):
    back = actions.recall(by=world.noura.user, referral=hop)
    case = Case.objects.get(pk=hop.case_id)
    assert (back.end, case.department, case.assignee) == ("recalled", world.permits, world.noura)
    assert holders(case)[-1] == (world.permits, world.noura, Reason.RECALLED)
    assert adds_up(case)
    assert told(line("case.recall", case)) == {
        world.yousef.user: sentence("Case %(number)s is not with you any more: its sender has it again", case)
    }


def test_his_supervisor_may_too(world, hop):
    assert actions.recall(by=world.huda.user, referral=hop).end == "recalled"


def test_what_was_opened_is_not_recalled(world, read):
    with refused("case.recall", read, by=world.noura.user, reason=OPENED):
        actions.recall(by=world.noura.user, referral=read)


@pytest.mark.parametrize(
    ("who", "reason"),
    [("yousef", NOT_THE_SENDER), ("faisal", NOT_THE_SENDER), ("salma", NOT_THE_SENDER), ("stranger", NOT_OURS)],
)
def test_it_is_refused_to_strangers(world, hop, who, reason):
    person = getattr(world, who).user
    for verb, act in (("case.recall", actions.recall), ("case.request_recall", actions.request_recall)):
        with refused(verb, hop, by=person, reason=reason):
            act(by=person, referral=hop)


def test_what_is_over_is_not_recalled(world, hop):
    actions.refuse_referral(by=world.yousef.user, case=hop.case, ground="other")
    with refused("case.recall", hop, by=world.noura.user, reason=OVER):
        actions.recall(by=world.noura.user, referral=hop)


@pytest.mark.django_db(transaction=True)
def test_recalled_and_accepted_at_once_it_is_one_of_both(world, hop):
    outcomes = at_once(
        lambda: actions.recall(by=world.noura.user, referral=hop),
        lambda: actions.accept_referral(by=world.yousef.user, case=hop.case),
    )
    assert [type(one) for one in outcomes].count(Refused) == 1
    after, case = Referral.objects.get(), Case.objects.get(pk=hop.case_id)
    assert (after.end == "recalled") != bool(after.accepted_at)
    assert case.assignee == (world.noura if after.end else world.yousef)
    assert adds_up(case)


def test_the_sender_follows_it_on_a_page(world, hop, client):
    client.force_login(world.noura.user)
    page = client.get("/cases/referrals/").content.decode()
    assert hop.case.number in page
    assert f"/cases/referrals/{hop.pk}/recall/" in page
    client.post(f"/cases/referrals/{hop.pk}/recall/")
    assert hop.case.number not in client.get("/cases/referrals/").content.decode()
    assert Case.objects.get().assignee == world.noura


def test_others_find_nothing_there(world, hop, client):
    for person in (world.faisal, world.stranger, world.yousef):
        client.force_login(person.user)
        assert hop.case.number not in client.get("/cases/referrals/").content.decode()
        assert client.post(f"/cases/referrals/{hop.pk}/recall/").status_code == 404

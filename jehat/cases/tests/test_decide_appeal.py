"""An appeal is decided: the rejection stands, or the case is taken up again."""

import pytest
from django.urls import reverse
from django.utils import translation

from jehat.cases import actions
from jehat.cases.models import Appeal, Case, Closing, Comment
from jehat.cases.models.case import NEXT_AFTER
from jehat.cases.states import Status
from jehat.core.verdict import Refused
from jehat.organization.models import Grant

from .at_once import at_once
from .refusing import ANYBODY, HERSELF, NOT_THE_ROLE, each_stranger, refused
from .traces import line, outgoing, sentence, told

WORDS = "The deed was looked at again."
UPHELD, OVERTURNED = Appeal.Decision.UPHELD, Appeal.Decision.OVERTURNED
OFFICER = {
    "officer of another department": (lambda world: world.yousef.user, NOT_THE_ROLE),
    "the officer who rejected": (lambda world: world.noura.user, NOT_THE_ROLE),
}


@pytest.fixture
def appealed(world, opened):
    case = actions.reject(by=world.noura.user, case=opened, text="No.")
    actions.appeal(by=world.sara, case=case, text="The deed was there.")
    return Case.objects.select_related("appeal__employee__user").get(pk=case.pk)


@pytest.fixture
def judge(appealed):
    return appealed.appeal.employee.user


def test_upheld_the_case_stays_closed_and_the_beneficiary_is_told(world, appealed, judge):
    actions.decide_appeal(by=judge, case=appealed, decision=UPHELD, text=WORDS)
    case = Case.objects.get(pk=appealed.pk)
    assert (case.status, case.appeal.decision, case.appeal.decided_by) == (Status.REJECTED, UPHELD, judge)
    assert case.comments.get(act=Comment.Act.DECIDE).text == WORDS
    decided = "The appeal in case %(number)s was decided; the decision is on its page"
    assert told(line("case.decide_appeal", case)) == {world.sara: sentence(decided, case)}
    assert "deed" not in outgoing()
    assert not Grant.objects.standing().filter(cause="appeal").exists()


def test_until_it_is_decided_both_sides_read_that_it_is_awaited(world, appealed, judge, client):
    case = Case.objects.get(pk=appealed.pk)
    assert case.is_appealed and case.next_step != NEXT_AFTER["rejected"]
    client.force_login(judge)
    with translation.override("ar"):
        words = translation.gettext("Appeal pending")
    assert words in client.get(reverse("cases:work", args=[case.number])).content.decode()
    actions.decide_appeal(by=judge, case=appealed, decision=UPHELD, text=WORDS)
    case = Case.objects.get(pk=appealed.pk)
    assert not case.is_appealed and case.next_step == NEXT_AFTER["rejected"]


def test_overturned_the_case_is_taken_up_again(world, appealed, judge):
    actions.decide_appeal(by=judge, case=appealed, decision=OVERTURNED, text=WORDS)
    case = Case.objects.get(pk=appealed.pk)
    assert case.is_open and case.assignee != world.noura
    assert case.closings.get().taken_up == Closing.TakenUp.OVERTURNED
    assert world.sara in told(line("case.decide_appeal", case))


@each_stranger(ANYBODY | OFFICER, HERSELF)
def test_it_is_refused_to_strangers(world, appealed, who, reason):
    person = who(world)
    with refused("case.decide_appeal", appealed, by=person, reason=reason):
        actions.decide_appeal(by=person, case=appealed, decision=UPHELD, text=WORDS)


def test_who_rejected_never_decides(world, opened):
    case = actions.reject(by=world.huda.user, case=opened, text="No.")
    actions.appeal(by=world.sara, case=case, text="No?")
    why = "Who decided the case does not decide the appeal."
    with refused("case.decide_appeal", case, by=world.huda.user, reason=why):
        actions.decide_appeal(by=world.huda.user, case=case, decision=UPHELD, text=WORDS)


def test_without_an_appeal_there_is_nothing_to_decide(world, opened):
    case = actions.reject(by=world.noura.user, case=opened, text="No.")
    with refused("case.decide_appeal", case, by=world.huda.user, reason="No appeal waits for a decision."):
        actions.decide_appeal(by=world.huda.user, case=case, decision=UPHELD, text=WORDS)


def test_while_it_waits_nobody_opens_the_case_again(world, appealed):
    with refused("case.reopen", appealed, by=world.huda.user, reason="An appeal waits for its decision."):
        actions.reopen(by=world.huda.user, case=appealed, text="Again")


@pytest.mark.django_db(transaction=True)
def test_decided_twice_at_once_it_is_decided_once(world, appealed, judge):
    outcomes = at_once(
        lambda: actions.decide_appeal(by=judge, case=appealed, decision=UPHELD, text=WORDS),
        lambda: actions.decide_appeal(by=judge, case=appealed, decision=OVERTURNED, text=WORDS),
    )
    assert sorted(type(one).__name__ for one in outcomes) == [Case.__name__, Refused.__name__]
    assert appealed.comments.filter(act="decide").count() == 1


def test_the_page_does_it(world, appealed, judge, client):
    client.force_login(judge)
    page = client.get(f"/cases/{appealed.number}/work/?act=decide_appeal").content.decode()
    assert '<section class="panel" id="decide_appeal"' in page
    answer = client.post(f"/cases/{appealed.number}/appeal/decide/", {"text": WORDS, "decision": "overturned"})
    assert (answer.status_code, Case.objects.get(pk=appealed.pk).is_open) == (302, True)

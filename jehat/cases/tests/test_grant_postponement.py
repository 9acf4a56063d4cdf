"""A supervisor decides on a postponement."""

import pytest
from django.db import IntegrityError, transaction

from jehat.cases import actions
from jehat.cases.models import Case, Pause
from jehat.cases.states import Cause, Status
from jehat.core.verdict import Refused

from .at_once import at_once
from .putting_off import WHY, asked_for, days_on, put_off
from .refusing import ANYBODY, HERSELF, NOT_IN_HAND, NOT_THE_ROLE, each_stranger, refused
from .traces import both_ways, line, sent, sentence, told

NOTHING = "No postponement of this case is asked for."
OFFICER = {"officer of another department": (lambda world: world.yousef.user, NOT_THE_ROLE)}


def test_the_case_stands_still_and_the_beneficiary_is_told_until_when(world, opened):
    case = put_off(world, opened)
    assert case.status == Status.POSTPONED
    assert Pause.objects.get(case=case).cause == Cause.POSTPONED
    event = line("case.grant_postponement", case)
    assert event.particulars["until"] == days_on(7).isoformat()
    words = "Case %(number)s was postponed; the new day and the reason are on its page"
    assert told(event) == {world.sara: sentence(words, case)}
    assert both_ways(world.sara) <= sent(event)
    assert case.comments.last().text == WHY


def test_it_may_be_granted_for_less_and_not_for_more(world, opened):
    case = asked_for(world, opened)
    reason = "A postponement is granted for the time that was asked for, or for less."
    with refused("case.grant_postponement", case, by=world.huda.user, reason=reason):
        actions.grant_postponement(by=world.huda.user, case=case, words=WHY, until=days_on(8))
    actions.grant_postponement(by=world.huda.user, case=case, words=WHY, until=days_on(2))
    assert case.postponements.get().until == days_on(2)


@each_stranger(ANYBODY | OFFICER, HERSELF)
def test_it_is_refused_to_strangers(world, opened, who, reason):
    case, person = asked_for(world, opened), who(world)
    with refused("case.grant_postponement", case, by=person, reason=reason):
        actions.grant_postponement(by=person, case=case, words=WHY)


def test_it_is_refused_to_who_asked_and_to_another_supervisor(world, opened):
    case = asked_for(world, opened)
    with refused("case.grant_postponement", case, by=world.noura.user, reason=NOT_THE_ROLE):
        actions.grant_postponement(by=world.noura.user, case=case, words=WHY)
    with refused("case.grant_postponement", case, by=world.salma.user, reason=NOT_IN_HAND):
        actions.grant_postponement(by=world.salma.user, case=case, words=WHY)


def test_a_supervisor_does_not_decide_his_own(world, opened):
    actions.postpone(by=world.huda.user, case=opened, until=days_on(3), reason=WHY)
    with refused(
        "case.grant_postponement", opened, by=world.huda.user, reason="Nobody decides what he asked for himself."
    ):
        actions.grant_postponement(by=world.huda.user, case=opened, words=WHY)
    with pytest.raises(IntegrityError), transaction.atomic():
        opened.postponements.update(state="granted", decided_by=world.huda.user, decided_at=opened.created_at)


def test_there_is_nothing_to_grant(world, opened):
    with refused("case.grant_postponement", opened, by=world.huda.user, reason=NOTHING):
        actions.grant_postponement(by=world.huda.user, case=opened, words=WHY)


def test_it_is_on_the_page_of_the_beneficiary(world, opened, client):
    case = put_off(world, opened)
    client.force_login(world.sara)
    page = client.get(f"/cases/{case.number}/").content.decode()
    assert WHY in page and str(days_on(7).year) in page


def test_the_page_decides(world, opened, client):
    case = asked_for(world, opened)
    client.force_login(world.huda.user)
    assert "postpone/grant/" in client.get(f"/cases/{case.number}/times/").content.decode()
    given = {"until": days_on(7).isoformat(), "words": WHY}
    assert client.post(f"/cases/{case.number}/postpone/grant/", given).status_code == 302
    assert Case.objects.get(pk=case.pk).status == Status.POSTPONED


@pytest.mark.django_db(transaction=True)
def test_granted_and_refused_at_once_it_is_one_of_them(world, opened):
    case, huda = asked_for(world, opened), world.huda.user
    outcomes = at_once(
        lambda: actions.grant_postponement(by=huda, case=case, words=WHY),
        lambda: actions.refuse_postponement(by=huda, case=case, reason=WHY),
    )
    assert sum(isinstance(one, Refused) for one in outcomes) == 1
    stands = Case.objects.get(pk=case.pk).status == Status.POSTPONED
    assert case.postponements.get().state == ("granted" if stands else "refused")

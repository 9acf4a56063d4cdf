from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import Representation
from jehat.people.queries import acts_for, principals_of

from .test_appoint import offer
from .test_register_company import company_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def acting(sent, sara, layla, present):
    made = actions.accept_appointment(by=layla, representation=offer(sara, present))
    sent.clear()
    return made


@pytest.mark.parametrize(("who", "told"), [("sara", "layla"), ("layla", "sara")])
def test_either_ends_it_at_once_and_the_other_is_told(request, acting, sent, who, told, layla, sara):
    actions.end_representation(by=request.getfixturevalue(who), representation=acting)
    assert principals_of(layla) == [] and not acts_for(layla, sara.pk)
    assert {letter.to for letter in sent} == {request.getfixturevalue(told)}
    assert Event.objects.filter(verb="representation.end").exists()


def test_nobody_else_ends_it(acting, add):
    with pytest.raises(Refused, match="two concerned"):
        actions.end_representation(by=add(username="stranger.test"), representation=acting)


def test_what_has_ended_does_not_end_again(acting, sara):
    actions.end_representation(by=sara, representation=acting)
    with pytest.raises(Refused, match="already"):
        actions.end_representation(by=sara, representation=acting)


def test_an_offer_is_withdrawn(sent, sara, layla, present):
    made = offer(sara, present)
    actions.end_representation(by=sara, representation=made)
    with pytest.raises(Refused):
        actions.accept_appointment(by=layla, representation=made)


def test_a_company_keeps_one_who_manages_it(sent, sara, layla, present):
    first = company_of(sara, present)
    with pytest.raises(Refused, match="nobody who manages"):
        actions.end_representation(by=sara, representation=first)
    second = actions.accept_appointment(
        by=layla, representation=offer(sara, present, principal=first.principal, manages=True)
    )
    actions.end_representation(by=layla, representation=first)
    assert principals_of(sara) == []
    with pytest.raises(Refused, match="nobody who manages"):
        actions.end_representation(by=layla, representation=second)


@pytest.mark.django_db(transaction=True)
def test_the_last_two_managers_cannot_both_leave_at_once(sent, sara, layla, present):
    first = company_of(sara, present)
    second = actions.accept_appointment(
        by=layla, representation=offer(sara, present, principal=first.principal, manages=True)
    )

    def leave(pair):
        try:
            return actions.end_representation(by=pair[0], representation=pair[1])
        except Refused:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        left = list(pool.map(leave, [(sara, first), (layla, second)]))
    assert sum(one is not None for one in left) == 1
    assert Representation.objects.filter(ended_at__isnull=True).count() == 1


def test_the_page_asks_first_and_a_stranger_finds_nothing(client, acting, layla, add):
    address = reverse("people:end_representation", args=[acting.pk])
    client.force_login(add(username="stranger.test"))
    assert client.get(address).status_code == client.post(address).status_code == 404
    client.force_login(layla)
    assert client.get(address).status_code == 200 and principals_of(layla)
    client.post(address)
    assert principals_of(layla) == []

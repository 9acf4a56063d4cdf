from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.queries import acts_for, agents_of, principals_of

from .test_appoint import offer

pytestmark = pytest.mark.django_db


def accept(user, made, **given):
    return actions.accept_appointment(by=user, representation=made, **given)


def test_the_agent_acts_within_scope_and_time(sent, sara, layla, present):
    until = timezone.now() + timedelta(days=10)
    accept(layla, offer(sara, present, scope=["WRM"], until=until))
    assert principals_of(layla) == [sara] and agents_of(sara) == [layla]
    assert acts_for(layla, sara.pk) and acts_for(layla, sara.pk, entity="WRM")
    assert not acts_for(layla, sara.pk, entity="PRA")
    assert not acts_for(layla, sara.pk, until)
    assert not acts_for(sara, layla.pk)


def test_who_made_the_offer_is_told(sent, sara, layla, present):
    made = offer(sara, present)
    sent.clear()
    accept(layla, made)
    assert [letter.recipient for letter in sent] == ["+966500000201"]


def test_without_a_scope_it_reaches_everywhere(sent, sara, layla, present):
    accept(layla, offer(sara, present))
    assert acts_for(layla, sara.pk, entity="PRA")


def test_the_account_of_a_principal_that_was_closed_is_acted_for_no_more(sent, sara, layla, present):
    accept(layla, offer(sara, present))
    sara.is_active = False
    sara.save(update_fields=["is_active"])
    assert principals_of(layla) == []


def test_reasons(sent, sara, layla, present, add):
    made = offer(sara, present, until=timezone.now() + timedelta(days=1))
    with pytest.raises(Refused, match="somebody else"):
        accept(add(username="stranger.test"), made)
    with pytest.raises(Refused, match="somebody else"):
        accept(sara, made)
    with pytest.raises(Refused, match="no longer open"):
        accept(layla, made, now=timezone.now() + timedelta(days=2))
    accept(layla, made)
    with pytest.raises(Refused, match="no longer open"):
        accept(layla, made)


def test_the_page_accepts_and_a_stranger_finds_nothing(client, sent, sara, layla, present, add):
    made = offer(sara, present)
    address = reverse("people:accept_appointment", args=[made.pk])
    client.force_login(add(username="stranger.test"))
    assert client.post(address).status_code == 404
    client.force_login(layla)
    assert b"1 offer" in client.get(reverse("people:account")).content
    client.post(address)
    assert principals_of(layla) == [sara]

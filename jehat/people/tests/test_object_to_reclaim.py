from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import Reclaim

from .conftest import PASSWORD
from .test_warn_of_reclaim import LINK, begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(sent, sara):
    asked = begun(sent)
    actions.warn_of_reclaim(reclaim_id=asked.pk)
    return LINK.search(sent[-1].body)[1]


def test_the_link_closes_the_request(token):
    closed = actions.object_to_reclaim(token=token)
    assert closed.ended_at and not closed.is_pending(timezone.now())
    assert Event.objects.get(verb="person.object_to_reclaim").particulars == {"reason": "link"}


def test_twice_is_once(token):
    actions.object_to_reclaim(token=token)
    actions.object_to_reclaim(token=token)
    assert Event.objects.filter(verb="person.object_to_reclaim", outcome="done").count() == 1


def test_a_link_that_was_guessed_is_closed(token, sara):
    with pytest.raises(Refused):
        actions.object_to_reclaim(token="guessed")
    with pytest.raises(Refused):
        actions.object_to_reclaim(token=token, now=timezone.now() + timedelta(days=31))


def test_who_signs_in_closes_it_too(client, token, sara):
    client.post(reverse("people:sign_in"), {"identifier": "sara.test", "password": PASSWORD})
    assert Reclaim.objects.get().ended_at
    event = Event.objects.get(verb="person.object_to_reclaim")
    assert (event.by, event.particulars) == (sara, {"reason": "sign_in"})


def test_looking_at_the_link_closes_nothing(client, token):
    address = reverse("people:object_to_reclaim", args=[token])
    assert client.get(address).status_code == 200
    assert Reclaim.objects.get().ended_at is None
    assert client.post(address).url == reverse("people:objected")
    assert Reclaim.objects.get().ended_at
    assert client.get(reverse("people:object_to_reclaim", args=["guessed"])).status_code == 410

import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.queries import principals_of

from .test_appoint import offer

pytestmark = pytest.mark.django_db


def test_it_is_over_and_who_made_it_is_told(sent, sara, layla, present):
    made = offer(sara, present)
    sent.clear()
    actions.decline_appointment(by=layla, representation=made)
    assert [letter.to for letter in sent] == [sara]
    assert Event.objects.get(verb="representation.decline").by == layla
    with pytest.raises(Refused, match="no longer open"):
        actions.accept_appointment(by=layla, representation=made)
    assert principals_of(layla) == []


def test_only_who_was_named_declines(sent, sara, layla, present, add):
    made = offer(sara, present)
    with pytest.raises(Refused, match="somebody else"):
        actions.decline_appointment(by=add(username="stranger.test"), representation=made)


def test_the_page_declines(client, sent, sara, layla, present):
    made = offer(sara, present)
    client.force_login(layla)
    client.post(reverse("people:decline_appointment", args=[made.pk]))
    made.refresh_from_db()
    assert made.declined_at

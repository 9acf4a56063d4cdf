from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions, throttle
from jehat.people.models import Representation
from jehat.people.queries import acts_for, offers_to, principals_of

pytestmark = pytest.mark.django_db

LAYLA = ("mobile", "+966500000301")


def offer(user, present, **given):
    return actions.appoint(**{"by": user, "presence": present(user), "named": LAYLA} | given)


def test_who_was_named_is_told_and_acts_only_after_accepting(sent, sara, layla, present):
    made = offer(sara, present, scope=["WRM"])
    assert (made.kind, made.agent, made.scope) == ("agent", None, ["WRM"])
    assert {letter.recipient for letter in sent} == {"+966500000301", "layla@example.test"}
    assert list(offers_to(layla)) == [made]
    assert principals_of(layla) == [] and not acts_for(layla, sara.pk)
    event = Event.objects.get(verb="representation.appoint")
    assert event.particulars == {"principal": str(sara.pk), "kind": "agent"}


def test_nobody_known_by_it_looks_the_same(sent, sara, present):
    assert offer(sara, present).is_offered(timezone.now())
    assert not sent


def test_a_claim_is_not_who_was_named(sent, sara, layla, present):
    layla.identifiers.filter(kind="mobile").update(proved_at=None)
    offer(sara, present)
    assert not offers_to(layla).exists() and not sent


def test_reasons(sent, sara, layla, present):
    with pytest.raises(Refused, match="confirm first"):
        offer(sara, present, presence=present(sara, minutes=6))
    with pytest.raises(Refused, match="himself"):
        offer(sara, present, named=("mobile", "+966500000201"))
    with pytest.raises(Refused, match="a delegate who manages"):
        offer(sara, present, principal=layla)
    offer(sara, present)
    with pytest.raises(Refused, match="already"):
        offer(sara, present)


def test_offers_are_slowed(sent, sara, present):
    for number in range(20):
        offer(sara, present, named=("mobile", f"+9665000005{number:02}"))
    with pytest.raises(throttle.Slow):
        offer(sara, present)


def test_an_offer_runs_out(sent, sara, layla, present):
    offer(sara, present, until=timezone.now() + timedelta(days=1))
    assert offers_to(layla).exists()
    assert not offers_to(layla, timezone.now() + timedelta(days=2)).exists()


def test_the_name_is_sealed(sent, sara, present):
    offer(sara, present)
    with connection.cursor() as cursor:
        cursor.execute("SELECT named, named_index FROM people_representation")
        assert all(b"500000301" not in bytes(cell) for cell in cursor.fetchone())


def test_the_page_offers(client, sent, world):
    client.force_login(world.sara)
    address = reverse("people:appoint")
    typed = {"named": "imran", "reach": "some", "entities": ["WRM"]}
    assert client.post(address, typed | {"entities": []}).status_code == 422
    assert client.post(address, typed | {"until": "2020-01-01"}).status_code == 422
    assert client.post(address, typed).url == reverse("people:represent")
    made = Representation.objects.get()
    assert (made.named_kind, made.scope, made.until) == ("username", ["WRM"], None)
    body = client.get(reverse("people:represent")).content.decode()
    assert world.entity.name in body

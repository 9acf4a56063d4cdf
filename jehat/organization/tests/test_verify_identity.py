from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.people import actions as people
from jehat.people.models import Reclaim
from tests.granting import give

pytestmark = pytest.mark.django_db

ID = ("national_id", "1999901133")


@pytest.fixture
def clerk(world):
    """Salma of the front desk, who is a clerk."""
    give(world.salma.role, "people.verify_identity")
    return world.salma.user


@pytest.fixture
def asked(world, sent):
    asked = people.reclaim(identity=ID, former="sara", mobile="+966500000399")
    Reclaim.objects.update(proved_at=timezone.now(), ripe_at=timezone.now() + timedelta(hours=72))
    return asked


def verify(by, world, asked, **given):
    given = {"number": asked.number, "identity": ID} | given
    return actions.verify_identity(by=by, entity=world.entity, **given)


def test_the_request_is_confirmed_and_recorded_at_the_entity(world, clerk, asked):
    assert verify(clerk, world, asked).verified_by == clerk
    event = Event.objects.get(verb="organization.verify_identity")
    assert (event.entity_id, event.by, event.particulars) == (world.entity.pk, clerk, {"request": asked.number})


@pytest.mark.parametrize("wrong", [{"number": "AAAAAAAA"}, {"identity": ("national_id", "1999900028")}])
def test_number_and_document_must_belong_together(world, clerk, asked, wrong):
    with pytest.raises(Refused, match="No open request"):
        verify(clerk, world, asked, **wrong)


def test_a_request_whose_mobile_is_not_proved_is_none(world, clerk, asked):
    Reclaim.objects.update(proved_at=None)
    with pytest.raises(Refused, match="No open request"):
        verify(clerk, world, asked)


@pytest.mark.parametrize("name", ["sara", "admin", "stranger"])
def test_it_is_refused_to_everybody_else(world, asked, name):
    person = getattr(world, name)
    with pytest.raises(Refused, match="clerks"):
        verify(getattr(person, "user", person), world, asked)


def test_the_page_confirms(client, world, clerk, asked):
    client.force_login(clerk)
    typed = {"part": "identity", "identity_kind": "national_id", "identity_number": ID[1], "seen": "on"}
    address = reverse("organization:counter")
    assert client.get(address).status_code == 200
    assert client.post(address, typed | {"number": "AAAAAAAA"}).status_code == 422
    assert client.post(address, typed | {"number": asked.number, "seen": ""}).status_code == 422
    spaced = f" {asked.number[:4].lower()} {asked.number[4:]} "
    assert client.post(address, typed | {"number": spaced}).url == address
    assert Reclaim.objects.get().verified_by == clerk


def test_the_clerk_reads_who_asks_and_why_before_he_confirms(client, world, clerk, asked):
    asked.statement = "سُرق جوالي في السوق"
    asked.save(update_fields=["statement"])
    client.force_login(clerk)
    typed = {"part": "find", "identity_kind": "national_id", "identity_number": ID[1], "number": asked.number}
    response = client.post(reverse("organization:counter"), typed)
    page = response.content.decode()
    assert response.status_code == 200 and asked.statement in page and world.sara.full_name in page
    assert "+966500000399" not in page and 'name="seen"' in page
    assert Reclaim.objects.get().verified_at is None
    unseen = client.post(reverse("organization:counter"), typed | {"part": "identity"})
    assert unseen.status_code == 422 and asked.statement in unseen.content.decode()


def test_nobody_reads_a_request_without_its_number_and_its_document(client, world, clerk, asked):
    client.force_login(clerk)
    typed = {"part": "find", "identity_kind": "national_id", "identity_number": "1999900028", "number": asked.number}
    response = client.post(reverse("organization:counter"), typed)
    assert response.status_code == 422 and world.sara.full_name not in response.content.decode()


def test_a_clerk_who_guesses_is_slowed(client, world, clerk, asked):
    client.force_login(clerk)
    typed = {"part": "identity", "identity_kind": "national_id", "identity_number": ID[1], "seen": "on"}
    for _number in range(10):
        client.post(reverse("organization:counter"), typed | {"number": "AAAAAAAA"})
    client.post(reverse("organization:counter"), typed | {"number": asked.number})
    assert Reclaim.objects.get().verified_at is None


def test_others_do_not_see_the_page(client, world):
    client.force_login(world.sara)
    assert client.get(reverse("organization:counter")).status_code == 403
    client.force_login(world.admin.user)
    assert client.get(reverse("organization:counter")).status_code == 403

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.people import actions as people
from jehat.people.models import SignIn

from .test_verify_identity import clerk  # noqa: F401

pytestmark = pytest.mark.django_db

UNIFIED = ("unified", "7001999901")


@pytest.fixture
def company(world):
    presence = SignIn.objects.create(user=world.imran, session_key="x" * 40, since=timezone.now())
    names = {"company_ar": "شركة نماء الواحة"}
    return people.register_company(by=world.imran, presence=presence, names=names, unified=UNIFIED[1]).principal


def verify(by, world, **given):
    given = {"number": UNIFIED, "delegate": ("username", "imran")} | given
    return actions.verify_company(by=by, entity=world.entity, **given)


def test_the_numbers_are_proved_and_it_is_recorded(world, clerk, company):  # noqa: F811
    assert verify(clerk, world) == company
    assert company.identifiers.get().proved_at is not None
    event = Event.objects.get(verb="organization.verify_company")
    assert (event.entity_id, event.particulars) == (world.entity.pk, {"company": str(company.pk)})


@pytest.mark.parametrize("wrong", [{"number": ("unified", "7001999902")}, {"delegate": ("username", "sara")}])
def test_company_and_delegate_must_belong_together(world, clerk, company, wrong):  # noqa: F811
    with pytest.raises(Refused, match="No company"):
        verify(clerk, world, **wrong)


@pytest.mark.parametrize("name", ["imran", "noura", "admin", "stranger"])
def test_it_is_refused_to_everybody_else(world, company, name):
    person = getattr(world, name)
    with pytest.raises(Refused, match="clerks"):
        verify(getattr(person, "user", person), world)


def test_the_page_confirms(client, world, clerk, company):  # noqa: F811
    client.force_login(clerk)
    typed = {"part": "company", "company": UNIFIED[1], "delegate": "imran", "seen": "on"}
    address = reverse("organization:counter")
    assert client.post(address, typed | {"company": "12"}).status_code == 422
    assert client.post(address, typed).url == address
    assert company.identifiers.get().proved_at is not None

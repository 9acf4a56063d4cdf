import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import User
from jehat.people.queries import known_as, principals_of

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db

NAMES = {"company_ar": "شركة نماء الواحة", "company_en": "Namaa Oasis Est."}
UNIFIED, COMMERCIAL = "7001999901", "1010999901"


def company_of(user, present, **given):
    given = {"names": NAMES, "unified": UNIFIED} | given
    return actions.register_company(by=user, presence=present(user), **given)


def test_the_first_delegate_acts_for_it_and_it_is_a_claim(sara, present):
    first = company_of(sara, present, commercial=COMMERCIAL)
    company = first.principal
    assert (first.kind, first.manages, principals_of(sara)) == ("delegate", True, [company])
    assert (company.kind, company.full_name, company.name) == ("company", NAMES["company_en"], NAMES["company_en"])
    assert {one.kind: one.proved_at for one in company.identifiers.all()} == {"unified": None, "commercial": None}
    assert Event.objects.get(verb="representation.register_company").particulars == {
        "numbers": ["unified", "commercial"]
    }


def test_nobody_signs_in_as_a_company(client, sara, present):
    company = company_of(sara, present).principal
    assert not company.has_usable_password() and not company.may_sign_in
    assert known_as(UNIFIED) is None and known_as(COMMERCIAL) is None
    client.post(reverse("people:sign_in"), {"identifier": UNIFIED, "password": PASSWORD})
    assert not company.sign_ins.exists()


def test_a_claim_may_be_claimed_again_and_a_proved_number_not(sara, layla, present, add):
    company = company_of(sara, present).principal
    assert company_of(layla, present).principal != company
    actions.verify_company(by=add(username="clerk.test"), company=company)
    with pytest.raises(Refused, match="known already"):
        company_of(layla, present)


def test_it_needs_a_number_and_the_password(sara, present):
    with pytest.raises(Refused):
        company_of(sara, present, unified=None)
    with pytest.raises(Refused, match="confirm first"):
        actions.register_company(by=sara, presence=present(sara, minutes=6), names=NAMES, unified=UNIFIED)
    assert not User.objects.filter(kind="company").exists()


def test_a_delegate_who_manages_names_others_and_another_does_not(sent, sara, layla, present):
    company = company_of(sara, present).principal
    offer = actions.appoint(
        by=sara, presence=present(sara), principal=company, named=("mobile", "+966500000301"), scope=["WRM"]
    )
    actions.accept_appointment(by=layla, representation=offer)
    assert offer.kind == "delegate" and principals_of(layla) == [company]
    with pytest.raises(Refused, match="who manages"):
        actions.appoint(by=layla, presence=present(layla), principal=company, named=("username", "third.test"))


def test_the_pages(client, sara, layla, present):
    client.force_login(sara)
    address = reverse("people:register_company")
    assert client.post(address, NAMES).status_code == 422
    assert client.post(address, NAMES | {"unified": "1001999901"}).status_code == 422
    assert client.post(address, NAMES | {"unified": "٧٠٠١٩٩٩٩٠١"}).url == reverse("people:represent")
    company = principals_of(sara)[0]
    page = reverse("people:company", args=[company.pk])
    assert NAMES["company_ar"] in client.get(page).content.decode()
    assert client.get(reverse("people:appoint_delegate", args=[company.pk])).status_code == 200
    client.force_login(layla)
    assert client.get(page).status_code == 404
    assert client.get(reverse("people:appoint_delegate", args=[company.pk])).status_code == 404

import pytest
from django.db import connection
from django.urls import reverse

from jehat.audit.models import Event
from jehat.people import actions
from jehat.people.models import Beneficiary

pytestmark = pytest.mark.django_db

TYPED = {
    "part": "details",
    "birth_calendar": "hijri",
    "birth_day": "١٥",
    "birth_month": "9",
    "birth_year": "1410",
    "residence": "outside",
    "short": "rnbb٢٣١٢",
    "city": "الواحة",
    "postal_code": "12345",
}


def test_it_is_kept_and_what_is_not_given_stays(layla):
    actions.change_details(by=layla, residence="outside", address={"city": "الواحة"})
    actions.change_details(by=layla, birth_date="1410-09-15", birth_calendar="hijri")
    held = Beneficiary.objects.get(user=layla)
    assert (held.residence, held.address, held.birth_date) == ("outside", {"city": "الواحة"}, "1410-09-15")
    assert Event.objects.filter(verb="person.change_details", by=layla).count() == 2


def test_the_page_keeps_it_and_shows_it_again(client, layla):
    client.force_login(layla)
    assert client.post(reverse("people:profile"), TYPED).status_code == 302
    held = Beneficiary.objects.get(user=layla)
    assert held.address == {"short": "RNBB2312", "city": "الواحة", "postal_code": "12345"}
    assert (held.birth_date, held.residence) == ("1410-09-15", "outside")
    form = client.get(reverse("people:profile")).context["forms"]["details"]
    assert (form["birth_day"].value(), form["city"].value()) == ("15", "الواحة")


@pytest.mark.parametrize("wrong", [{"birth_day": "31"}, {"short": "R1"}, {"postal_code": "12"}, {"birth_year": "1200"}])
def test_what_cannot_be_is_said_and_the_rest_is_kept(client, layla, wrong):
    client.force_login(layla)
    response = client.post(reverse("people:profile"), TYPED | wrong)
    assert response.status_code == 422 and "الواحة" in response.content.decode()
    assert not Beneficiary.objects.exists()


def test_the_address_is_sealed(layla):
    actions.change_details(by=layla, address={"city": "Oasis"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM people_beneficiary")
        assert b"Oasis" not in bytes(cursor.fetchone()[0])

import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import User
from jehat.people.queries import known_as, principals_of

pytestmark = pytest.mark.django_db

NAMES = {"first_ar": "سلمان", "family_ar": "القحطاني"}
ID = ("national_id", "1999900028")


def enter(user, present, **given):
    return actions.add_dependent(**{"by": user, "presence": present(user), "names": NAMES, "identity": ID} | given)


def test_the_guardian_acts_and_nobody_signs_in(sara, present):
    made = enter(sara, present, birth_date="1440-01-01", birth_calendar="hijri")
    dependent = made.principal
    assert (made.kind, principals_of(sara)) == ("guardian", [dependent])
    assert (dependent.kind, dependent.first_ar, dependent.beneficiary.birth_date) == (
        "dependent",
        "سلمان",
        "1440-01-01",
    )
    assert not dependent.has_usable_password() and known_as(ID[1]) is None
    assert Event.objects.get(verb="representation.add_dependent").subject_id == dependent.pk


def test_a_claim_gives_no_hold_on_the_account_of_the_number(sara, layla, present):
    made = enter(layla, present, identity=("national_id", "1999900010"))
    assert made.principal != sara and principals_of(layla) == [made.principal]
    assert known_as("1999900010") == sara


def test_the_password_is_asked_again(sara, present):
    with pytest.raises(Refused, match="confirm first"):
        enter(sara, present, presence=present(sara, minutes=6))
    assert not User.objects.filter(kind="dependent").exists()


def test_the_page_enters_one(client, sara):
    client.force_login(sara)
    address = reverse("people:add_dependent")
    assert client.post(address, {"first_name": "سلمان"}).status_code == 422
    typed = {"first_name": "سلمان", "family_name": "القحطاني", "identity_kind": "national_id", "identity_number": ID[1]}
    assert client.post(address, typed).url == reverse("people:represent")
    assert "سلمان" in client.get(reverse("people:represent")).content.decode()

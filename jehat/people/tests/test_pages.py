"""Every page of the account opens for a beneficiary and for an employee, and sends a stranger to the door."""

import pytest
from django.urls import reverse

from jehat.people.models import Representation

pytestmark = pytest.mark.django_db

PAGES = [
    "account",
    "appearance",
    "profile",
    "contacts",
    "change_password",
    "sign_ins",
    "represent",
    "appoint",
    "register_company",
    "add_dependent",
]
OF_CONTACTS = ["change_contact", "remove_contact"]
OPEN = ["recover", "reclaim", "objected", "sign_in", "register"]


@pytest.fixture
def anybody(client, world):
    def come(name):
        person = getattr(world, name)
        client.force_login(getattr(person, "user", person))
        return client

    return come


@pytest.mark.parametrize("name", ["sara", "noura"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens(anybody, name, page):
    response = anybody(name).get(reverse(f"people:{page}"))
    assert response.status_code == 200
    assert response.content.count(b"<h1") == 1


@pytest.mark.parametrize("kind", ["mobile", "email"])
@pytest.mark.parametrize("page", OF_CONTACTS)
def test_a_page_of_a_contact_opens(anybody, page, kind):
    assert anybody("sara").get(reverse(f"people:{page}", args=[kind])).status_code == 200


def test_there_are_no_other_kinds_of_contact(anybody):
    assert anybody("sara").get("/account/contacts/username/change/").status_code == 404
    assert anybody("sara").get("/account/contacts/national_id/remove/").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_is_asked_to_sign_in(client, db, page):
    assert client.get(reverse(f"people:{page}")).url.startswith(reverse("people:sign_in"))


@pytest.mark.parametrize("page", OPEN)
def test_a_visitor_finds_what_is_for_him(client, db, page):
    assert client.get(reverse(f"people:{page}")).status_code == 200


@pytest.mark.parametrize("page", ["reset_password", "prove_reclaim"])
def test_nothing_waits_for_a_visitor_who_asked_for_nothing(client, db, page):
    assert client.get(reverse(f"people:{page}")).status_code == 302


def test_the_list_of_sign_ins_costs_the_same_however_many_there_are(
    client, sara, present, django_assert_max_num_queries
):
    client.force_login(sara)
    for _number in range(30):
        present(sara)
    with django_assert_max_num_queries(16):
        response = client.get(reverse("people:sign_ins"))
    assert len(response.context["current"]) == 31


def test_the_list_of_those_who_act_costs_the_same_however_many_there_are(
    client, sara, add, django_assert_max_num_queries
):
    client.force_login(sara)
    for number in range(8):
        other = add(username=f"other{number}.test")
        given = {"kind": "agent", "appointed_by": sara, "accepted_at": sara.created_at, "since": sara.created_at}
        Representation.objects.create(principal=sara, agent=other, **given)
        Representation.objects.create(principal=other, agent=sara, **given)
    with django_assert_max_num_queries(24):
        response = client.get(reverse("people:represent"))
    assert len(response.context["mine"]) == len(response.context["named"]) == 8

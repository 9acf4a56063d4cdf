"""Where employees have to set up a second factor, nothing opens to them before."""

import os
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jehat.people import time_codes
from jehat.people.models import SecondFactor, SignIn

pytestmark = pytest.mark.django_db

SECRET = time_codes.new_secret()
CLOSED = (
    "cases:inbox",
    "portal:front",
    "people:account",
    "people:sign_ins",
    "notifications:list",
    "people:second_factor",
)


@pytest.fixture(autouse=True)
def required(settings):
    settings.STAFF_SECOND_FACTOR = "required"


@pytest.fixture
def signed_in(world):
    """`signed_in(user)`: a browser in which this person has signed in by his password."""

    def enter(user, **given):
        type(user).objects.filter(pk=user.pk).update(language="en")
        client = Client()
        name = user.identifiers.get(kind="username").value if user.identifiers.filter(kind="username").exists() else ""
        answers = {"identifier": name or user.identifiers.first().value, "password": world.password}
        client.post(reverse("people:sign_in"), answers | given)
        return client

    return enter


@pytest.mark.parametrize("page", CLOSED)
def test_no_page_opens_to_an_employee_without_one(world, signed_in, page):
    response = signed_in(world.noura.user).get(reverse(page))
    assert response.status_code == 302 and response.url.startswith(reverse("people:set_up"))


def test_no_case_opens_and_no_endpoint_answers(world, signed_in):
    client = signed_in(world.noura.user)
    assert client.get("/cases/WRM-1448-000001/").url.startswith(reverse("people:set_up"))
    answer = client.get("/api/v1/account/")
    assert answer.status_code == 403 and "second factor" in answer.json()["detail"]
    assert client.post("/api/v1/cases/", "{}", content_type="application/json").status_code == 403


def test_a_part_of_a_page_leads_the_whole_page_there(world, signed_in):
    response = signed_in(world.noura.user).get(reverse("cases:inbox"), headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"].startswith(reverse("people:set_up"))


def test_signing_in_leads_there_and_from_there_to_the_page_that_was_asked_for(world, sent):
    client = Client()
    name = world.noura.user.identifiers.get(kind="username").value
    answers = {"identifier": name, "password": world.password, "next": "/account/profile/"}
    response = client.post(reverse("people:sign_in"), answers)
    assert response.url == f"{reverse('people:set_up')}?next=%2Faccount%2Fprofile%2F"
    assert client.get(response.url).status_code == 200
    client.get(reverse("people:enrol_app"))
    code = time_codes.code_at(client.session["app_secret"], time_codes.step_at(timezone.now()))
    page = client.post(reverse("people:enrol_app"), {"code": code}, follow=True)
    assert 'href="/account/profile/"' in page.content.decode()
    assert client.get("/account/profile/").status_code == 200


def test_a_presence_from_before_is_asked_for_the_factor_it_lacks(world, signed_in):
    client = signed_in(world.noura.user)
    SecondFactor.objects.create(user=world.noura.user, kind="app", sealed={"secret": SECRET})
    assert client.get(reverse("cases:inbox")).url.startswith(reverse("people:confirm"))
    code = time_codes.code_at(SECRET, time_codes.step_at(timezone.now()))
    client.post(reverse("people:confirm"), {"current_password": code})
    assert client.get(reverse("cases:inbox")).status_code == 200


def test_whoever_becomes_staff_meets_it_at_the_next_request(world, signed_in):
    world.noura.is_active = False
    world.noura.save(update_fields=["is_active"])
    client = signed_in(world.noura.user)
    assert client.get(reverse("people:account")).status_code == 200
    world.noura.is_active = True
    world.noura.save(update_fields=["is_active"])
    assert client.get(reverse("people:account")).status_code == 302


def test_beneficiaries_may_and_need_not(world, signed_in):
    assert signed_in(world.sara).get(reverse("portal:home")).status_code == 200


def test_where_it_is_offered_the_password_is_enough(world, signed_in, settings):
    settings.STAFF_SECOND_FACTOR = "offered"
    assert signed_in(world.noura.user).get(reverse("cases:inbox")).status_code == 200


def test_signing_out_stays_possible(world, signed_in):
    client = signed_in(world.noura.user)
    client.post(reverse("people:sign_out"))
    assert not SignIn.objects.current().filter(user=world.noura.user).exists()


def test_by_default_it_is_required_but_in_a_demonstration(monkeypatch):
    def said(**environment):
        code = "from jehat.project import settings; print(settings.STAFF_SECOND_FACTOR)"
        kept = {name: value for name, value in os.environ.items() if not name.startswith("JEHAT_STAFF")}
        kept.pop("JEHAT_DEMONSTRATION", None)
        done = subprocess.run(
            [sys.executable, "-c", code], env=kept | environment, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    assert said() == "required"
    assert said(JEHAT_DEMONSTRATION="1") == "offered"
    assert said(JEHAT_DEMONSTRATION="1", JEHAT_STAFF_SECOND_FACTOR="required") == "required"

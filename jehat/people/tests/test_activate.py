from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import User

from .conftest import PASSWORD
from .test_add_person import admin, hire, token_of

__all__ = ["admin"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def nawaf(admin, sent):
    return hire(admin)


def test_a_link_sets_the_password_and_proves_the_address(nawaf, sent):
    user = actions.activate(token=token_of(sent[0]), password=PASSWORD)
    assert user == nawaf and user.check_password(PASSWORD)
    assert user.identifiers.get(kind="email").proved_at
    assert Event.objects.get(verb="person.activate").by == nawaf


def test_it_works_once(nawaf, sent):
    actions.activate(token=token_of(sent[0]), password=PASSWORD)
    with pytest.raises(Refused, match="used or has expired"):
        actions.activate(token=token_of(sent[0]), password="another-password-7")
    assert User.objects.get(pk=nawaf.pk).check_password(PASSWORD)


def test_it_works_for_a_day(nawaf, sent):
    with pytest.raises(Refused):
        actions.activate(token=token_of(sent[0]), password=PASSWORD, now=timezone.now() + timedelta(hours=24))


def test_a_closed_account_stays_closed(nawaf, sent):
    User.objects.filter(pk=nawaf.pk).update(is_active=False)
    with pytest.raises(Refused):
        actions.activate(token=token_of(sent[0]), password=PASSWORD)


@pytest.mark.parametrize("password", ["short", "password", "n.almutairi-2026"])
def test_a_weak_password_leaves_the_link_open(nawaf, sent, password):
    with pytest.raises(ValidationError):
        actions.activate(token=token_of(sent[0]), password=password)
    assert actions.activate(token=token_of(sent[0]), password=PASSWORD)


def test_an_address_that_another_account_has_proved_stays_a_claim(nawaf, sent, add):
    add(email="n.almutairi@example.test")
    user = actions.activate(token=token_of(sent[0]), password=PASSWORD)
    assert user.identifiers.get(kind="email").proved_at is None


def test_the_page_takes_the_secret_out_of_the_address(client, nawaf, sent):
    first = client.get(reverse("people:activate", args=[token_of(sent[0])]))
    assert first.url == reverse("people:choose_password")
    assert client.get(first.url).status_code == 200
    weak = client.post(first.url, {"password": "short"})
    assert weak.status_code == 422
    done = client.post(first.url, {"password": PASSWORD})
    assert done.url == reverse("portal:home")
    assert nawaf.sign_ins.current().exists()
    assert "jehat_device" in client.cookies


def test_opening_the_link_uses_nothing_up(client, nawaf, sent):
    for _again in range(3):
        client.get(reverse("people:activate", args=[token_of(sent[0])]))
    assert client.get(reverse("people:choose_password")).status_code == 200


@pytest.mark.parametrize("token", ["nonsense", ""])
def test_a_stranger_with_another_link_is_told_that_it_is_closed(client, nawaf, token):
    if token:
        client.get(reverse("people:activate", args=[token]))
    response = client.get(reverse("people:choose_password"))
    assert response.status_code == 410
    assert nawaf.username.encode() not in response.content

import secrets
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.people.models import SecondFactor, SignIn


@pytest.fixture
def app(world):
    return SecondFactor.objects.create(user=world.noura.user, kind="app", sealed={"secret": "x"})


def present(user, minutes=0):
    confirmed = timezone.now() - timedelta(minutes=minutes)
    return SignIn.objects.create(user=user, session_key=secrets.token_hex(20), confirmed_at=confirmed)


def reset(by, employee, minutes=0):
    return actions.reset_second_factor(by=by, presence=present(by, minutes), employee=employee)


def test_an_administrator_resets_and_the_employee_is_told_and_signed_out(world, app, sent, recorded):
    presence = present(world.noura.user)
    reset(world.admin.user, world.noura)
    assert not world.noura.user.second_factors.exists()
    presence.refresh_from_db()
    assert presence.until is not None
    assert recorded("reset_second_factor").subject_id == world.noura.pk
    assert "noura.perm@example.test" in [letter.recipient for letter in sent]


def test_nobody_resets_his_own(world):
    SecondFactor.objects.create(user=world.admin.user, kind="app", sealed={"secret": "x"})
    with pytest.raises(Refused, match="his own"):
        reset(world.admin.user, world.admin)


def test_who_was_proved_a_while_ago_confirms_first(world, app):
    with pytest.raises(Refused, match="confirm first"):
        reset(world.admin.user, world.noura, minutes=6)


def test_where_there_is_none_there_is_nothing_to_reset(world):
    with pytest.raises(Refused, match="no second factor"):
        reset(world.admin.user, world.noura)


def test_strangers_are_refused(world, app, stranger):
    with pytest.raises(Refused):
        reset(stranger, world.noura)
    assert world.noura.user.second_factors.exists()


def test_the_button_is_there_only_while_it_works(world, app, sent):
    client = Client()
    client.force_login(world.admin.user)
    url = reverse("organization:reset_second_factor", args=[world.noura.pk])
    page = reverse("organization:change_employee", args=[world.noura.pk])
    assert url in client.get(page).content.decode()
    SignIn.objects.filter(user=world.admin.user).update(confirmed_at=timezone.now() - SignIn.FRESH)
    asked = client.post(url, headers={"Referer": f"http://testserver{page}"})
    assert asked.url.startswith(reverse("people:confirm")) and world.noura.user.second_factors.exists()
    client.post(asked.url, {"current_password": world.password})
    client.post(url)
    assert not world.noura.user.second_factors.exists()
    assert url not in client.get(page).content.decode()

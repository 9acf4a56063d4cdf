"""What the tests of the record and of presence share."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from jehat.cases import actions
from jehat.people.models import SignIn


@pytest.fixture
def case(world):
    """Sara's case, with Noura, who has not opened it."""
    return actions.submit(by=world.sara, kind=world.kind, subject="A workshop", text="I wish to open a workshop.")


@pytest.fixture
def enter():
    """A browser in which somebody is signed in, proved just now: `enter(world.huda)`."""

    def enter(somebody):
        browser = Client()
        browser.force_login(getattr(somebody, "user", somebody))
        return browser

    return enter


@pytest.fixture
def was_here():
    """A presence that is past: `was_here(world.noura, since, hours=2)`."""

    def was_here(employee, since, *, hours=1.0, ending=SignIn.Ending.SIGNED_OUT):
        until = since + timedelta(hours=hours)
        return SignIn.objects.create(
            user=employee.user, session_key="", since=since, seen_at=until, until=until, ending=ending
        )

    return was_here


@pytest.fixture
def not_proved():
    """Let the time pass in which everybody's proof is fresh."""

    def not_proved():
        SignIn.objects.update(confirmed_at=timezone.now() - timedelta(minutes=10))

    return not_proved

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import SignIn

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(client, sara, rf):
    """A request in a presence whose password was typed six minutes ago."""
    client.force_login(sara)
    client.get("/account/")
    request = rf.get("/")
    request.session, request.user = client.session, sara
    SignIn.objects.update(confirmed_at=timezone.now() - timedelta(minutes=6))
    return request


def confirm(request, password=PASSWORD, **given):
    presence = SignIn.objects.get(session_key=request.session.kept_as)
    return actions.confirm(
        **{"by": request.user, "request": request, "presence": presence, "password": password} | given
    )


def test_the_right_password_stands_for_five_minutes_in_a_session_with_a_new_key(here):
    before = here.session.kept_as
    assert confirm(here) == 0
    presence = SignIn.objects.get()
    now = timezone.now()
    assert presence.is_fresh(now) and not presence.is_fresh(now + timedelta(minutes=5))
    assert presence.session_key == here.session.kept_as != before
    assert Event.objects.filter(verb="person.confirm", outcome="done").exists()


def test_a_wrong_one_is_recorded_and_slows_the_next(here):
    for _number in range(5):
        assert confirm(here, "something else") is None
    assert confirm(here) > 0
    assert not SignIn.objects.get().is_fresh(timezone.now())
    assert Event.objects.filter(verb="person.confirm", outcome="refused").count() == 5


def test_the_presence_of_another_is_not_confirmed(here, layla):
    with pytest.raises(Refused):
        confirm(here, by=layla)

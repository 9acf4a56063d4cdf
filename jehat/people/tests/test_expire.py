from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.people import actions, jobs
from jehat.people.models import SignIn, User

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, sara):
    client.post(reverse("people:sign_in"), {"identifier": "sara.test", "password": PASSWORD})
    return client


@pytest.fixture
def works(monkeypatch):
    monkeypatch.setattr(User, "employee", SimpleNamespace(is_active=True), raising=False)


def ago(**time):
    return timezone.now() - timedelta(**time)


def account(client, **extra):
    return client.get(reverse("people:account"), **extra)


def test_within_the_time_nothing_happens(signed_in, sara):
    SignIn.objects.update(seen_at=ago(hours=7), since=ago(days=29))
    assert account(signed_in).status_code == 200


@pytest.mark.parametrize("times", [{"seen_at": {"hours": 8, "seconds": 1}}, {"since": {"days": 30, "seconds": 1}}])
def test_a_beneficiary_who_is_idle_or_stays_too_long_is_signed_out(signed_in, sara, times):
    SignIn.objects.update(**{name: ago(**time) for name, time in times.items()})
    key = signed_in.session.kept_as
    response = account(signed_in)
    assert response.url == f"{reverse('people:sign_in')}?next={reverse('people:account')}"
    assert sara.sign_ins.get().ending == SignIn.Ending.EXPIRED
    assert not Session.objects.filter(session_key=key).exists()
    event = Event.objects.get(verb="person.expire")
    assert (event.by, event.subject_id, event.particulars["reason"]) == (None, sara.pk, "time")
    assert len(list(signed_in.get(response.url).context["messages"])) == 1
    assert not list(signed_in.get(response.url).context["messages"])


@pytest.mark.parametrize("times", [{"seen_at": {"minutes": 31}}, {"since": {"hours": 12, "seconds": 1}}])
def test_staff_have_less_time(signed_in, works, sara, times):
    SignIn.objects.update(**{name: ago(**time) for name, time in times.items()})
    assert account(signed_in).status_code == 302
    assert sara.sign_ins.get().ending == SignIn.Ending.EXPIRED


def test_the_end_is_when_the_time_ran_out(signed_in, sara):
    SignIn.objects.update(seen_at=ago(hours=20))
    account(signed_in)
    presence = sara.sign_ins.get()
    assert presence.until == presence.seen_at + timedelta(hours=8)


def test_a_closed_account_is_out_at_the_next_request(signed_in, sara):
    User.objects.update(is_active=False)
    assert account(signed_in).status_code == 302
    assert sara.sign_ins.get().ending == SignIn.Ending.ENDED
    assert Event.objects.get(verb="person.expire").particulars["reason"] == "closed"


def test_a_presence_ended_elsewhere_is_out_at_the_next_request(signed_in, sara):
    SignIn.objects.update(until=timezone.now(), ending="ended")
    assert account(signed_in).status_code == 302
    assert not Event.objects.filter(verb="person.expire").exists()


def test_a_piece_of_a_page_sends_the_whole_page_to_sign_in(signed_in):
    SignIn.objects.update(seen_at=ago(hours=9))
    response = account(signed_in, headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == reverse("people:sign_in")
    assert list(signed_in.get(reverse("people:sign_in")).context["messages"])


def test_being_seen_is_noted_once_a_minute(signed_in, sara):
    recently = ago(seconds=30)
    SignIn.objects.update(seen_at=recently)
    account(signed_in)
    assert sara.sign_ins.get().seen_at == recently
    SignIn.objects.update(seen_at=ago(minutes=5))
    account(signed_in)
    assert sara.sign_ins.get().seen_at > ago(seconds=20)


def test_a_page_that_listens_by_itself_is_no_sign_of_life(signed_in, sara):
    before = ago(minutes=5)
    SignIn.objects.update(seen_at=before)
    account(signed_in, headers={"Accept": "text/event-stream"})
    assert sara.sign_ins.get().seen_at == before


def test_the_clock_ends_what_was_abandoned(signed_in, sara):
    jobs.expire_presences(0)
    assert sara.sign_ins.current().exists()
    SignIn.objects.update(seen_at=ago(hours=9))
    jobs.expire_presences(0)
    jobs.expire_presences(0)
    assert sara.sign_ins.get().ending == SignIn.Ending.EXPIRED
    assert not Session.objects.exists()
    assert Event.objects.filter(verb="person.expire").count() == 1


def test_twice_is_once(signed_in, sara):
    presence = sara.sign_ins.get()
    for _again in range(2):
        actions.expire(presence=presence)
    assert Event.objects.filter(verb="person.expire").count() == 1

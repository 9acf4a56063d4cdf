import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from jehat.audit.models import Event
from jehat.people.models import SignIn

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, sara):
    client.post(reverse("people:sign_in"), {"identifier": "sara.test", "password": PASSWORD})
    return client


def test_presence_and_session_end_at_once(signed_in, sara):
    key = signed_in.session.kept_as
    response = signed_in.post(reverse("people:sign_out"))
    assert response.url == reverse("people:sign_in")
    presence = sara.sign_ins.get()
    assert (presence.ending, presence.until is None) == (SignIn.Ending.SIGNED_OUT, False)
    assert not Session.objects.filter(session_key=key).exists()
    event = Event.objects.get(verb="person.sign_out")
    assert (event.by, event.particulars) == (sara, {"presence": str(presence.pk)})


def test_the_old_session_opens_nothing_any_more(signed_in, sara):
    cookies = signed_in.cookies.copy()
    signed_in.post(reverse("people:sign_out"))
    signed_in.cookies = cookies
    assert signed_in.get(reverse("people:account")).status_code == 302


def test_a_link_does_not_sign_out(signed_in, sara):
    assert signed_in.get(reverse("people:sign_out")).status_code == 405
    assert sara.sign_ins.current().exists()


def test_a_visitor_may_press_it_too(client, db):
    assert client.post(reverse("people:sign_out")).status_code == 302
    assert not Event.objects.exists()

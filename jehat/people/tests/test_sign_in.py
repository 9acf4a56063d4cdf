from types import SimpleNamespace

import pytest
from allauth.core.context import request_context
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.people import actions
from jehat.people.models import SignIn, User

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db

AWAY = ["https://evil.test/", "//evil.test", "javascript:alert(1)", "http:///evil.test", ""]
AGENT = "Mozilla/5.0 (Falak)"


@pytest.fixture
def signed_in(client, sara):
    client.post(
        reverse("people:sign_in"),
        {"identifier": "sara.test", "password": PASSWORD},
        REMOTE_ADDR="203.0.113.7",
        headers={"User-Agent": AGENT},
    )
    return client


def test_a_presence_begins_and_is_recorded(signed_in, sara):
    presence = sara.sign_ins.current().get()
    assert presence.session_key == signed_in.session.kept_as
    assert presence.origin == {"address": "203.0.113.7", "agent": AGENT}
    event = Event.objects.get(verb="person.sign_in")
    assert (event.by, event.subject_id, event.outcome) == (sara, sara.pk, "done")
    assert event.particulars == {"presence": str(presence.pk)}


def test_the_session_gets_a_new_key(client, sara, sent):
    session = client.session
    session["visited"] = True
    session.save()
    before = session.kept_as
    client.post(reverse("people:sign_in"), {"identifier": "sara.test", "password": PASSWORD})
    assert client.session.kept_as != before
    assert not Session.objects.filter(session_key=before).exists()


def test_cookies_are_for_the_server_alone(signed_in, settings):
    for name in (settings.SESSION_COOKIE_NAME, "jehat_device"):
        cookie = signed_in.cookies[name]
        assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"
        assert not cookie["domain"]


def test_on_a_secure_site_cookies_are_secure(sara, settings):
    settings.SESSION_COOKIE_SECURE = True
    client = Client()
    client.post(reverse("people:sign_in"), {"identifier": "sara.test", "password": PASSWORD}, secure=True)
    assert client.cookies["__Host-device"]["secure"]
    assert client.cookies[settings.SESSION_COOKIE_NAME]["secure"]


def test_neither_sessions_nor_presences_hold_anything_in_clear(signed_in, sara):
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_data FROM django_session")
        sessions = "".join(row[0] for row in cursor.fetchall())
        cursor.execute("SELECT origin FROM people_signin")
        origins = b"".join(bytes(row[0]) for row in cursor.fetchall())
    assert str(sara.pk) not in sessions and "sign_in" not in sessions
    assert b"203.0.113.7" not in origins and b"Falak" not in origins


def test_next_is_honoured_if_it_is_ours(client, sara):
    answers = {"identifier": "sara.test", "password": PASSWORD}
    response = client.post(reverse("people:sign_in"), answers | {"next": "/account/"})
    assert response.url == "/account/"
    assert client.get(reverse("people:sign_in"), {"next": "/account/"}).url == "/account/"


@pytest.mark.parametrize("address", AWAY)
def test_next_never_leads_away(client, sara, address):
    answers = {"identifier": "sara.test", "password": PASSWORD, "next": address}
    assert client.post(reverse("people:sign_in"), answers).url == reverse("portal:home")


def test_an_employee_begins_at_the_desk(client, sara, monkeypatch):
    monkeypatch.setattr(User, "employee", SimpleNamespace(is_active=True), raising=False)
    answers = {"identifier": "sara.test", "password": PASSWORD}
    assert client.post(reverse("people:sign_in"), answers).url == reverse("cases:inbox")


def test_a_closed_account_is_refused(rf, sara):
    sara.is_active = False
    request = rf.get("/")
    with pytest.raises(Refused):
        actions.sign_in(by=sara, request=request)


def test_signing_in_as_another_ends_the_presence_before(signed_in, sara, add, rf):
    other = add(username="other.test")
    request = rf.get("/")
    request.session, request.user = signed_in.session, sara
    with request_context(request):
        actions.sign_in(by=other, request=request, to="/")
    assert request.user == other
    assert sara.sign_ins.get().ending == SignIn.Ending.SIGNED_OUT
    assert other.sign_ins.current().get().session_key == request.session.kept_as


def test_a_step_that_is_still_due_begins_no_presence(rf, client, sara, monkeypatch):
    monkeypatch.setattr("jehat.people.actions.presence.perform_login", lambda request, login: "a second factor")
    request = rf.get("/")
    request.session, request.user = client.session, AnonymousUser()
    assert actions.sign_in(by=sara, request=request) == "a second factor"
    assert not SignIn.objects.exists()


def test_a_session_that_a_later_step_opened_gets_its_presence(client, sara):
    client.force_login(sara)
    client.get(reverse("people:account"))
    assert sara.sign_ins.current().get().session_key == client.session.kept_as


def test_the_page_greets_nobody_by_handle(signed_in, sara):
    assert sara.username.encode() not in signed_in.get(reverse("people:account")).content


def test_the_one_backend_is_ours():
    assert settings.AUTHENTICATION_BACKENDS == ["jehat.people.backends.IdentifierBackend"]


def test_without_csrf_token_nothing_is_heard(sara):
    client = Client(enforce_csrf_checks=True)
    answers = {"identifier": "sara.test", "password": PASSWORD}
    assert client.post(reverse("people:sign_in"), answers).status_code == 403


def enter(client, **headers):
    answers = {"identifier": "sara.test", "password": PASSWORD}
    return client.post(reverse("people:sign_in"), answers, headers=headers)


def test_a_new_device_is_told_to_the_proved_contacts_and_a_known_one_is_not(sara, sent):
    first = Client()
    enter(first)
    assert not sent
    enter(first)
    assert not sent
    enter(Client(), **{"User-Agent": "Mozilla/5.0 (iPhone) AppleWebKit Version/17.0 Mobile Safari/604"})
    assert [letter.recipient for letter in sent] == ["+966500000201"]
    assert "Safari · iOS" in sent[0].body

"""What the tests of accounts share: a mailbox, people who exist already, a counter of password hashes."""

import re
import secrets
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.utils import timezone, translation

from jehat.people import actions, courier
from jehat.people.identifiers import canonical
from jehat.people.models import Identifier, SignIn, User
from jehat.people.queries import index_of

PASSWORD = "nakhla-1448-safa"
SARA = {"mobile": "0500000201", "national_id": "1999900010", "username": "sara.test"}


@pytest.fixture(autouse=True)
def in_english():
    """Reasons are compared in the language of the code, whether catalogues are compiled or not."""
    with translation.override("en"):
        yield


@pytest.fixture
def sent(monkeypatch):
    """All that is handed to the courier, in order."""
    letters = []
    monkeypatch.setattr(courier, "_carriers", [lambda **letter: letters.append(SimpleNamespace(**letter))])
    return letters


@pytest.fixture(scope="session")
def hashed():
    return make_password(PASSWORD)


@pytest.fixture
def add(db, hashed):
    """`add(mobile="05…", email="…")` makes a person whose identifiers are proved, with PASSWORD."""

    def make(proved=True, password=hashed, language="ar", **identifiers):
        user = User.objects.create(
            username=actions.registration.new_username(),
            password=password,
            first_ar="سارة",
            family_ar="القحطاني",
            language=language,
        )
        for kind, text in identifiers.items():
            value = canonical(kind, text)
            proved_at = timezone.now() if proved else None
            Identifier.objects.create(
                user=user, kind=kind, value=value, index=index_of(kind, value), proved_at=proved_at
            )
        return user

    return make


@pytest.fixture
def sara(add):
    return add(**SARA)


@pytest.fixture
def present(db):
    """`present(user)`: a presence whose password was typed just now; `present(user, minutes=6)`: a while ago."""

    def begin(user, minutes=0):
        key = secrets.token_hex(20)
        confirmed = timezone.now() - timedelta(minutes=minutes)
        return SignIn.objects.create(user=user, session_key=key, confirmed_at=confirmed)

    return begin


@pytest.fixture
def layla(add):
    return add(mobile="0500000301", email="layla@example.test", language="en")


@pytest.fixture
def hashes(monkeypatch):
    """Counts every Argon2 computation, whether it makes a hash or checks one."""
    counted = []

    def counting(name):
        original = getattr(Argon2PasswordHasher, name)

        def run(self, *arguments):
            counted.append(name)
            return original(self, *arguments)

        monkeypatch.setattr(Argon2PasswordHasher, name, run)

    counting("encode")
    counting("verify")
    return counted


def plain(response) -> str:
    """The body without what differs in every response: tokens."""
    body = response.content.decode()
    token = response.context["csrf_token"] if response.context else ""
    return body.replace(str(token), "")


def code_in(letter) -> str:
    """The code of a message."""
    return re.search(r"\b\d{6}\b", letter.body)[0]


def other_than(code: str) -> str:
    """A code that is not this one."""
    return f"{(int(code) + 1) % 10**6:06}"

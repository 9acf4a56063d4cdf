"""What the tests of organization share: a mailbox, and everybody who may not administer."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import translation

from jehat.audit.models import Event
from jehat.people import courier

ORGANIZATION = "/api/v1/organization/"
STRANGERS = ("sara", "noura", "huda", "stranger")


@pytest.fixture(autouse=True)
def english():
    """Reasons are compared in English, whether or not their Arabic has been compiled."""
    with translation.override("en"):
        yield


@pytest.fixture
def sent(monkeypatch):
    """All that is handed to the courier, in order."""
    letters = []
    monkeypatch.setattr(courier, "_carriers", [lambda **letter: letters.append(SimpleNamespace(**letter))])
    return letters


@pytest.fixture(params=STRANGERS)
def stranger(request, world):
    """In turn: a beneficiary, an officer, a supervisor, and an employee of another entity."""
    somebody = getattr(world, request.param)
    return getattr(somebody, "user", somebody)


@pytest.fixture
def as_admin(world):
    client = Client()
    client.force_login(world.admin.user)
    return client


@pytest.fixture
def recorded():
    """`recorded(verb)` is the last line of the record about a verb, or None."""
    return lambda verb: Event.objects.filter(verb=f"organization.{verb}").order_by("pk").last()


@pytest.fixture
def ask():
    """`ask(somebody, "put", "contact", {...})`: the answer as status and JSON."""

    def ask(who, method, where, body=None):
        client = Client(headers={"accept-language": "en"})
        client.force_login(getattr(who, "user", who))
        sent = {"data": body, "content_type": "application/json"} if body is not None or method == "post" else {}
        answer = getattr(client, method)(f"{ORGANIZATION}{where}", **sent)
        return answer.status_code, answer.json() if answer.content else None

    return ask

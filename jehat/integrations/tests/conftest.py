"""What the tests of integrations share: those who may not manage them, programs, webhooks, and a receiver."""

import json
import threading
from collections import deque
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import translation

from jehat.audit.models import Event
from jehat.cases.actions import submit
from jehat.integrations import actions

SCOPES = ["cases:read", "cases:write"]
STRANGERS = ("sara", "noura", "huda", "stranger")


@pytest.fixture(autouse=True)
def english():
    """Reasons are compared in English, whether or not their Arabic has been compiled."""
    with translation.override("en"):
        yield


@pytest.fixture(params=STRANGERS)
def stranger(request, world):
    """In turn: a beneficiary, an officer, a supervisor, and an employee of another entity."""
    somebody = getattr(world, request.param)
    return getattr(somebody, "user", somebody)


@pytest.fixture
def as_admin(client, world):
    client.force_login(world.admin.user)
    return client


@pytest.fixture
def recorded():
    """`recorded(verb)` is the last line of the record about a verb, or None."""
    return lambda verb: Event.objects.filter(verb=verb).order_by("pk").last()


@pytest.fixture
def own(world):
    """A token of Sara's: (token, secret)."""
    return actions.issue_token(by=world.sara, name="My script", scopes=SCOPES, days=30)


@pytest.fixture
def program(world):
    """A program in the department of permits, with the role of its officers."""
    return actions.add_program(
        by=world.admin.user,
        entity=world.entity,
        name_ar="نظام التراخيص",
        name_en="Permits system",
        department=world.permits,
        role=world.noura.role,
    )


@dataclass(frozen=True)
class Told:
    headers: dict
    body: bytes

    @property
    def data(self) -> dict:
        return json.loads(self.body)


class Receiver:
    """A real HTTP server of an entity: keeps what it is told and answers what it is set to."""

    def __init__(self):
        self.told: list[Told] = []
        self.answers: deque[int] = deque()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self._server.server_port}/hook?tenant=wrm"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()


def _handler(receiver):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.told.append(Told({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(receiver.answers.popleft() if receiver.answers else 204)
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()

        def log_message(self, *args):
            return

    return Handler


@pytest.fixture
def receiver(settings):
    settings.MAY_CALL_ITSELF = True
    running = Receiver()
    yield running
    running.close()


@pytest.fixture
def webhook(world, receiver):
    """The entity is told of cases that are filed."""
    return actions.subscribe(
        by=world.admin.user, entity=world.entity, address=receiver.address, verbs=["case.submit", "case.note"]
    )


@pytest.fixture
def delivery(world, webhook):
    """A case was filed, and the webhook is to be told."""
    submit(by=world.sara, kind=world.kind, subject="A workshop", text="I wish to open one.")
    actions.collect()
    return webhook.deliveries.get()

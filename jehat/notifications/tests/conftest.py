from dataclasses import replace
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.utils.translation import gettext_lazy, override
from procrastinate.contrib.django.models import ProcrastinateJob

from jehat.audit.record import record
from jehat.notifications.actions import subscribe
from jehat.notifications.channels.breaker import BREAKER
from jehat.notifications.models import Message
from jehat.notifications.notify import Telling
from jehat.notifications.tidings import NEWS, WORK
from jehat.people.seed import add_people
from jehat.project.cast import CAST
from tests.mail_server import MailServer
from tests.push_service import PushService
from tests.sms_centre import SmsCentre

NUMBER = "WRM-1448-000123"
SECRET_WORDS = "There is news of a case that nobody else may read"  # noqa: S105
# A sentence of another area would be translated there; this one reads the same in both languages.
TITLE = gettext_lazy("%(number)s")


def queued():
    """The jobs that wait to deliver a message."""
    return ProcrastinateJob.objects.filter(task_name="notifications.deliver", status="todo").order_by("id")


@pytest.fixture
def people(db):
    """Sara reads Arabic and Imran English; both are beneficiaries. Noura is an employee."""
    names = ("sara", "imran", "noura")
    return SimpleNamespace(
        **dict(
            zip(
                names,
                add_people([CAST[name].person for name in names], password=UNUSABLE_PASSWORD_PREFIX),
                strict=True,
            )
        )
    )


@pytest.fixture
def case():
    return SimpleNamespace(pk=uuid4(), number=NUMBER)


@pytest.fixture
def event(people):
    return record("case.comment", None, by=people.noura)


@pytest.fixture
def tells(case):
    """A telling about the case: `tells(sara)` outside, `tells(noura, is_external=False)` inside."""

    def tells(person, *, title=TITLE, is_external=True, tiding=None):
        tiding = tiding or replace(NEWS if is_external else WORK, title=title)
        return Telling(to=person, tiding=tiding, about=case, url=f"/cases/{case.number}")

    return tells


@pytest.fixture
def message(people, event):
    """A waiting message: `message("sms")`; with `event=None` it is a code."""

    def message(channel="email", **fields):
        fields = {
            "recipient": "p09@example.test" if channel == "email" else "+966500000109",
            "to": people.imran,
            "event": event,
            "subject": "News",
            "body": f"There is news\n\nof {NUMBER}",
        } | fields
        return Message.objects.create(channel=channel, **fields)

    return message


@pytest.fixture
def post(settings):
    """A real SMTP server on loopback, which the platform is told to use."""
    with MailServer() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.host, server.port
        yield server


@pytest.fixture(autouse=True)
def _every_provider_is_fresh():
    BREAKER.forget()
    yield
    BREAKER.forget()


@pytest.fixture
def account(settings):
    """Make a centre one of the providers: `account(centre, "backup", weight=2)`; each after the one before."""
    settings.SMS_PROVIDERS = []

    def account(centre, name="general", **given):
        usual = {"name": name, "shape": "generic", "url": centre.address, "token": "t", "sender": "Jehat"}
        settings.SMS_PROVIDERS.append(usual | {"secret": "secret-of-receipts"} | given)

    return account


@pytest.fixture
def general(account):
    """A real SMS centre that can be asked what became of a message, as the only provider."""
    with SmsCentre() as centre:
        account(centre)
        yield centre


@pytest.fixture
def centre(settings):
    """A real SMS centre on loopback, which the platform is told to use."""
    with SmsCentre() as centre:
        settings.SMS_URL, settings.SMS_TOKEN, settings.SMS_SENDER = centre.address, "token-of-tests", "Jehat"
        yield centre


@pytest.fixture
def push_service(settings):
    """A real push service on loopback, which the platform is told to believe."""
    with PushService() as service:
        settings.MAY_CALL_ITSELF, settings.PUSH_HOSTS = True, ["127.0.0.1"]
        yield service


@pytest.fixture
def browser_of(push_service):
    """A browser that a person allowed to be woken: `browser_of(people.imran)`."""

    def browser_of(person, **given):
        browser = push_service.subscribe()
        subscribe(by=person, endpoint=browser.endpoint, **browser.keys, **given)
        return browser

    return browser_of


@pytest.fixture
def dead(world):
    """A message of the entity that did not arrive: `dead(state="unknown")`."""

    def dead(*, entity=None, **fields):
        entity = entity or world.entity
        usual = {"channel": "sms", "to": world.sara, "recipient": "+966512344471", "body": SECRET_WORDS}
        known = {"state": Message.State.FAILED, "failure": "no_answer", "number": "WRM-1448-000123", "attempts": 1}
        event = record("case.comment", entity, by=world.noura.user)
        return Message.objects.create(event=event, entity=entity, **usual | known | fields)

    return dead


@pytest.fixture
def administrator(client, world):
    world.admin.user.language = "en"
    world.admin.user.save(update_fields=["language"])
    client.force_login(world.admin.user)
    return client


@pytest.fixture
def in_english():
    """Reasons are read in English, whatever the catalogues hold."""
    with override("en"):
        yield

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django.models import ProcrastinateJob

from jehat.audit.record import record
from jehat.notifications.models import Message
from jehat.notifications.notify import Telling
from jehat.people.seed import add_people
from jehat.project.cast import CAST
from tests.mail_server import MailServer
from tests.sms_centre import SmsCentre

NUMBER = "WRM-1448-000123"
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

    def tells(person, *, title=TITLE, is_external=True):
        return Telling(to=person, title=title, about=case, url=f"/cases/{case.number}", is_external=is_external)

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


@pytest.fixture
def centre(settings):
    """A real SMS centre on loopback, which the platform is told to use."""
    with SmsCentre() as centre:
        settings.SMS_URL, settings.SMS_TOKEN, settings.SMS_SENDER = centre.address, "token-of-tests", "Jehat"
        yield centre

"""A mail of ours that Sara was sent, and what she answers."""

from email.message import EmailMessage

import pytest
from django.utils import timezone

from jehat.cases import actions as of_cases
from jehat.mailroom.actions import receive, take
from jehat.mailroom.models import Mail
from jehat.notifications import replying
from jehat.notifications.models import Message
from jehat.people.models import Identifier
from jehat.people.queries import index_of

ADDRESS = "sara.writes@example.test"


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.JEHAT_FILES = tmp_path / "files"
    settings.REPLIES_ADDRESS = "case@jehat.test"


@pytest.fixture(autouse=True)
def proved(world):
    """Sara's e-mail address, which she has proved."""
    Identifier.objects.filter(user=world.sara, kind="email").delete()
    given = {"user": world.sara, "kind": "email", "value": ADDRESS, "index": index_of("email", ADDRESS)}
    return Identifier.objects.create(**given, proved_at=timezone.now())


@pytest.fixture
def case(world):
    return of_cases.submit(by=world.sara, kind=world.kind, subject="A workshop", text="Please.")


@pytest.fixture
def asked(world, case):
    of_cases.open_case(by=world.noura.user, case=case)
    of_cases.ask(by=world.noura.user, case=case, text="Please send the plan.")
    case.refresh_from_db()
    return case


def sent(case) -> Message:
    """The newest mail Sara was sent about the case."""
    return Message.objects.filter(event__subject_id=case.pk, channel="email", may_be_answered=True).latest("created_at")


def reply(case, text="Here is the plan.", *, sender=ADDRESS, to="", files=(), message_id="<one@example.test>", **heads):
    """An answer to that mail, as bytes."""
    mail = EmailMessage()
    mail["From"], mail["To"] = f"Sara <{sender}>", to or replying.address_of(sent(case))
    mail["Subject"], mail["Message-ID"] = "Re: news", message_id
    for name, value in heads.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    for name, data, kind in files:
        mail.add_attachment(data, maintype=kind.split("/")[0], subtype=kind.split("/")[1], filename=name)
    return mail.as_bytes()


def come_in(raw, **given) -> Mail:
    """Received and dealt with."""
    mail = take(mail=receive(raw=raw, channel="imap", **given))
    mail.refresh_from_db()
    return mail


def told_back() -> list[Message]:
    """What was answered by the platform."""
    return [message for message in Message.objects.order_by("pk") if message.in_reply_to]

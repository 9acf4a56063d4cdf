"""E-mail that comes back into a mailbox, read over IMAP from a real server."""

from email.message import EmailMessage
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.notifications import jobs
from jehat.notifications.actions import note_bounce
from jehat.notifications.channels import bounces
from jehat.notifications.models import Bounce, Message
from jehat.people.models import Identifier
from tests.imap_server import ImapServer

State = Message.State


@pytest.fixture(scope="module")
def imap():
    with ImapServer() as server:
        yield server


@pytest.fixture
def mailbox(imap, settings):
    settings.BOUNCES_URL = imap.url
    return imap


def report(message, action="failed", status="5.1.1", *, by_address=True, returned=False, kind="delivery-status"):
    """A report as a mail server writes it (RFC 3464)."""
    to = f"bounce+{message.pk.hex}@jehat.test" if by_address else "postmaster@jehat.test"
    head = f"Content-Type: text/rfc822-headers\n\nMessage-ID: <{message.pk}@jehat.test>\nSubject: News\n\n--b--"
    mail = f"""\
From: MAILER-DAEMON@mx.example.test
To: {to}
Subject: Undelivered Mail Returned to Sender
Message-ID: <{message.pk}.{action}.{status}@mx.example.test>
MIME-Version: 1.0
Content-Type: multipart/report; report-type={kind}; boundary=b

--b
Content-Type: text/plain

I am sorry to have to inform you.

--b
Content-Type: message/{kind}

Reporting-MTA: dns; mx.example.test

Final-Recipient: rfc822; p09@example.test
Action: {action}
Status: {status}
Diagnostic-Code: smtp; told by the other server

--b{chr(10) + head if returned else "--"}
"""
    return mail.replace("\n", "\r\n").encode()


def sent(message, **fields):
    return message(state=State.SENT, provider="smtp", sent_at=timezone.now(), **fields)


def test_an_address_that_nobody_has_fails_the_message_and_is_marked(mailbox, message, people):
    address = Identifier.objects.get(user=people.imran, kind="email")
    returned = sent(message, recipient=address.value)
    mailbox.append(report(returned))
    jobs.read_bounces(timestamp=0)
    returned.refresh_from_db()
    address.refresh_from_db()
    assert (returned.state, returned.failure) == (State.FAILED, "bounced")
    assert address.unreachable_since is not None
    bounce = Bounce.objects.get()
    assert (bounce.message, bounce.kind, bounce.code) == (returned, "hard", "5.1.1")
    assert Event.objects.filter(verb="message.bounce", subject_id=returned.pk).count() == 1
    assert mailbox.unseen() == 0


def test_the_news_goes_by_text_instead(mailbox, message):
    returned = sent(message, number="WRM-1448-000123")
    mailbox.append(report(returned))
    jobs.read_bounces(timestamp=0)
    text = Message.objects.get(channel="sms")
    assert (text.event, text.to) == (returned.event, returned.to)
    assert "WRM-1448-000123" in text.body and text.parts == 1


def test_a_full_mailbox_fails_the_message_and_marks_nobody(mailbox, message, people):
    returned = sent(message)
    mailbox.append(report(returned, status="5.2.2"))
    jobs.read_bounces(timestamp=0)
    returned.refresh_from_db()
    assert (returned.state, returned.failure) == (State.FAILED, "returned")
    assert Identifier.objects.get(user=people.imran, kind="email").unreachable_since is None


def test_a_delay_is_counted_and_changes_nothing(mailbox, message):
    slow = sent(message)
    mailbox.append(report(slow, "delayed", "4.4.7"))
    jobs.read_bounces(timestamp=0)
    slow.refresh_from_db()
    assert slow.state == State.SENT
    assert list(Bounce.objects.values_list("kind", "code")) == [("soft", "4.4.7")]


def test_it_is_known_by_the_head_of_what_came_back(mailbox, message):
    returned = sent(message)
    mailbox.append(report(returned, by_address=False, returned=True))
    jobs.read_bounces(timestamp=0)
    assert Message.objects.get(pk=returned.pk).state == State.FAILED


def test_a_mail_of_which_nobody_knew_is_known_to_have_failed(mailbox, message):
    lost = message(state=State.UNKNOWN, provider="smtp")
    mailbox.append(report(lost))
    jobs.read_bounces(timestamp=0)
    assert Message.objects.get(pk=lost.pk).state == State.FAILED


def test_a_report_counts_once(mailbox, message):
    returned = sent(message)
    told = bounces.reported(report(returned))
    assert note_bounce(**told) is not None and note_bounce(**told) is None
    assert Bounce.objects.count() == 1


def test_what_is_no_report_of_ours_is_left_alone(mailbox, message):
    plain = EmailMessage()
    plain["Subject"] = "Out of office"
    plain.set_content("I am away.")
    stranger = SimpleNamespace(pk=uuid4())
    returned = sent(message)
    for raw in (
        plain.as_bytes(),
        b"",
        b"\xff\xfe nonsense",
        report(stranger),
        report(returned, by_address=False),
        report(returned, "delivered", "2.0.0"),
        report(returned, kind="disposition-notification"),
    ):
        mailbox.append(raw or b"\r\n")
    jobs.read_bounces(timestamp=0)
    assert not Bounce.objects.exists()
    assert Message.objects.get(pk=returned.pk).state == State.SENT
    assert mailbox.unseen() == 0


def test_a_text_message_does_not_bounce(message):
    text = message("sms", state=State.SENT)
    assert note_bounce(**bounces.reported(report(text))) is None


def test_without_a_mailbox_nothing_is_read(settings, db):
    settings.BOUNCES_URL = ""
    jobs.read_bounces(timestamp=0)


def test_its_password_does_not_travel_in_clear(settings):
    settings.BOUNCES_URL = "imap://u:p@mail.example.test/INBOX"
    with pytest.raises(bounces.Unsafe):
        list(bounces.unread())

"""E-mail over SMTP. What may have reached the server is never sent a second time."""

import smtplib
from contextlib import contextmanager, suppress
from email.utils import format_datetime, parseaddr
from unicodedata import bidirectional

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend
from django.template.loader import render_to_string
from django.utils import timezone

from jehat.notifications.wording import RULE

from .outcome import Outcome, failed, failed_for_now, sent, unknown


def is_configured() -> bool:
    return bool(settings.EMAIL_HOST)


def send(message) -> Outcome:
    """Hand one message to the SMTP server; until the connection stands, any failure is one for now."""
    try:
        mail = composed(message)
        mail.message()
    except ValueError:
        return failed("bad_address")
    backend = EmailBackend(fail_silently=False)
    try:
        backend.open()
    except smtplib.SMTPResponseException as refusal:
        return failed_for_now(f"smtp_{refusal.smtp_code}")
    except OSError:
        return failed_for_now("no_connection")
    with _closing(backend):
        return _sent(backend, mail, message_id(message))


def _sent(backend, mail, reference) -> Outcome:
    try:
        backend.send_messages([mail])
    except smtplib.SMTPRecipientsRefused as refusal:
        return _refused(max(code for code, _ in refusal.recipients.values()))
    except smtplib.SMTPResponseException as refusal:
        return _refused(refusal.smtp_code)
    except smtplib.SMTPNotSupportedError:
        return failed("bad_address")
    except OSError:
        return unknown("no_answer")
    return sent(reference)


def _refused(code: int) -> Outcome:
    """4xx is a refusal for now, 5xx one for good (RFC 5321 §4.2.1); without a code the answer was lost."""
    if code < 400:
        return unknown("no_answer")
    return (failed_for_now if code < 500 else failed)(f"smtp_{code}")


@contextmanager
def _closing(backend):
    try:
        yield
    finally:
        # The message is accepted or not by now; how the server says goodbye changes nothing.
        with suppress(OSError):
            backend.close()


def message_id(message) -> str:
    """The same at every attempt, so that a reader's mailbox can tell a double."""
    domain = parseaddr(str(settings.DEFAULT_FROM_EMAIL))[1].rpartition("@")[2] or "localhost"
    return f"<{message.pk}@{domain}>"


def composed(message) -> EmailMultiAlternatives:
    """The message as plain text and as HTML, with the headers of automatic mail (RFC 3834)."""
    mail = EmailMultiAlternatives(
        subject=" ".join(message.subject.split()),
        body=message.body,
        from_email=str(settings.DEFAULT_FROM_EMAIL),
        to=[message.recipient],
        headers={
            "Message-ID": message_id(message),
            "Date": format_datetime(timezone.localtime(message.created_at)),
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    mail.attach_alternative(render_to_string("notifications/mail.html", _page(message)), "text/html")
    return mail


def _page(message) -> dict:
    parts = [_paragraphs(part) for part in message.body.split(RULE)]
    return {
        "subject": message.subject,
        "parts": [{"direction": _direction(part), "paragraphs": part} for part in parts],
    }


def _paragraphs(part: str) -> list[str]:
    return [paragraph.strip() for paragraph in part.split("\n\n") if paragraph.strip()]


def _direction(paragraphs: list[str]) -> str:
    """Right to left where there is any Arabic: mail readers do not agree about `dir="auto"`."""
    return "rtl" if any(bidirectional(letter) in ("R", "AL") for letter in "".join(paragraphs)) else "ltr"

"""E-mail over SMTP. What may have reached the server is never sent a second time."""

import re
import smtplib
from contextlib import contextmanager, suppress
from email.utils import format_datetime, parseaddr
from functools import partial
from unicodedata import bidirectional
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from jehat.notifications import replying
from jehat.notifications.wording import RULE
from jehat.organization.models import Brand

from .outcome import Outcome, failed, failed_for_now, sent, unknown

# All e-mail leaves by one server.
PROVIDER = "smtp"


def is_configured() -> bool:
    return bool(settings.EMAIL_HOST)


def send(message, on_brink) -> Outcome:
    """Hand one message to the SMTP server; until the last line of its text is sent, nothing was accepted."""
    try:
        mail = composed(message)
        content, envelope = mail.message().as_bytes(linesep="\r\n"), _envelope(message, mail)
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
        return _handed(backend.connection, content, envelope, partial(on_brink, PROVIDER)) or sent(message_id(message))


def _envelope(message, mail) -> tuple[str, str]:
    sender = sender_of(message)
    sender = sanitize_address(sender, mail.encoding) if sender else ""
    return sender, sanitize_address(message.recipient, mail.encoding)


def _handed(server, content, envelope, on_brink) -> Outcome | None:
    """What went wrong, or None; before the last dot the server was given nothing (RFC 5321 §4.1.1.4)."""
    sender, recipient = envelope
    try:
        for code, _ in _begun(server, sender, recipient):
            if code >= 400:
                return _refused(code)
        server.send(_dotted(content))
    except OSError:
        return failed_for_now("no_connection")
    on_brink()
    try:
        server.send(b".\r\n")
        code, _ = server.getreply()
    except OSError:
        return unknown("no_answer")
    return _refused(code) if code >= 400 else None


def _begun(server, sender, recipient):
    server.ehlo_or_helo_if_needed()
    yield server.mail(sender)
    yield server.rcpt(recipient)
    yield server.docmd("DATA")


def _dotted(content: bytes) -> bytes:
    """The text as it travels: lines that begin with a dot get another one, and the last line is ended."""
    dotted = re.sub(rb"(?m)^\.", b"..", content)
    return dotted if dotted.endswith(b"\r\n") else dotted + b"\r\n"


def _refused(code: int) -> Outcome:
    """4xx is a refusal for now, 5xx one for good (RFC 5321 §4.2.1)."""
    return (failed_for_now if code < 500 else failed)(f"smtp_{code}")


@contextmanager
def _closing(backend):
    try:
        yield
    finally:
        # The message is accepted or not by now; how the server says goodbye changes nothing.
        with suppress(OSError):
            backend.close()


def sender_of(message) -> str:
    """Where it comes back to: an address of its own for each message, where bounces are read (VERP)."""
    if message.in_reply_to:
        # What answers a mail by itself comes back to nobody (RFC 3834 §3.3), so that two machines never write on.
        return ""
    name, at, domain = settings.BOUNCES_ADDRESS.partition("@")
    if not at:
        return parseaddr(str(settings.DEFAULT_FROM_EMAIL))[1]
    return f"{name}+{message.pk.hex}@{domain}"


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
            "Auto-Submitted": "auto-replied" if message.in_reply_to else "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": _languages(message),
            "Feedback-ID": f"{'notice' if message.is_notification else 'code'}:jehat",
            **_unsubscribing(message),
            **_answering(message),
        },
    )
    mail.attach_alternative(render_to_string("notifications/mail.html", _page(message)), "text/html")
    return mail


def _languages(message) -> str:
    parts = [_paragraphs(part) for part in message.body.split(RULE)]
    return ", ".join("ar" if _direction(part) == "rtl" else "en" for part in parts)


def _unsubscribing(message) -> dict[str, str]:
    """Where one chooses what one is told; a code or a link that somebody asked for has no such choice."""
    if not message.is_notification:
        return {}
    return {"List-Unsubscribe": f"<{urljoin(settings.ORIGIN, reverse('notifications:preferences'))}>"}


def _answering(message) -> dict[str, str]:
    """Where an answer is read, and what this one answers."""
    if message.in_reply_to:
        return {"In-Reply-To": message.in_reply_to, "References": message.in_reply_to}
    return {"Reply-To": address} if (address := replying.address_of(message)) else {}


def _page(message) -> dict:
    parts = [_paragraphs(part) for part in message.body.split(RULE)]
    brand = Brand.objects.filter(entity=message.entity_id).select_related("entity").first()
    told = [{"direction": _direction(part), "paragraphs": part} for part in parts]
    if brand:
        told = [part | {"name": _name(brand, "ar" if part["direction"] == "rtl" else "en")} for part in told]
    return {"subject": message.subject, "parts": told, "colour": brand.colour if brand else ""}


def _name(brand, language: str) -> str:
    """What people know the entity by, in the language of one part of the mail."""
    with override(language):
        return brand.name or brand.entity.name


def _paragraphs(part: str) -> list[str]:
    return [paragraph.strip() for paragraph in part.split("\n\n") if paragraph.strip()]


def _direction(paragraphs: list[str]) -> str:
    """Right to left where there is any Arabic: mail readers do not agree about `dir="auto"`."""
    return "rtl" if any(bidirectional(letter) in ("R", "AL") for letter in "".join(paragraphs)) else "ltr"

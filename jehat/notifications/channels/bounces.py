"""E-mail that came back: reports (RFC 3464) read from a mailbox over IMAP."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings

from jehat.core import mailbox
from jehat.core.mailbox import Unsafe
from jehat.notifications.models import Bounce

__all__ = ["Unsafe", "reported", "unread"]

# Addresses that are not there, or not any more (RFC 3463 §3.2 and §3.3); a full mailbox or a policy is no such reason.
_NOBODY_THERE = re.compile(r"5\.(1\.[0-9]|2\.1|4\.4)\Z")
_HEX = re.compile(r"\+([0-9a-f]{32})@")
_OURS = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@")


def unread() -> Iterator[dict[str, Any]]:
    """The reports that nobody read yet; each is marked as read once the caller asks for the next."""
    if not settings.BOUNCES_URL:
        return
    for raw in mailbox.unread(settings.BOUNCES_URL):
        if report := reported(raw):
            yield report


def reported(raw: bytes) -> dict[str, Any] | None:
    """What a report says of one message of ours, as `note_bounce` takes it; None for any other mail."""
    mail = message_from_bytes(raw, policy=policy.default)
    if mail.get_content_type() != "multipart/report":
        return None
    message_id, told = _concerned(mail), _told(mail)
    if message_id is None or told is None:
        return None
    action, status = told
    is_final = action == "failed"
    failure = ("bounced" if _NOBODY_THERE.match(status) else "returned") if is_final else ""
    kind = Bounce.Kind.HARD if is_final else Bounce.Kind.SOFT
    digest = sha256(raw).digest()
    return {"message_id": message_id, "kind": kind, "status": status, "failure": failure, "digest": digest}


def _told(mail: EmailMessage) -> tuple[str, str] | None:
    """The action and the status of the first recipient of whom a failure or a delay is told."""
    for part in mail.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for block in part.get_payload():
            action, status = _word(block, "Action"), _word(block, "Status")
            if action in ("failed", "delayed"):
                return action, status if re.fullmatch(r"[245]\.\d{1,3}\.\d{1,3}", status) else ""
    return None


def _word(block, name) -> str:
    return (str(block.get(name, "")).split() or [""])[0].lower()


def _concerned(mail: EmailMessage) -> UUID | None:
    """Our message: by the address it came back to, or by the head of the returned mail."""
    for name in ("To", "Delivered-To", "X-Original-To"):
        for value in mail.get_all(name, []):
            if match := _HEX.search(str(value).lower()):
                return UUID(match[1])
    for part in mail.walk():
        is_head = part.get_content_type() in ("message/rfc822", "text/rfc822-headers")
        if is_head and (match := _OURS.search(part.as_string().lower())):
            return UUID(match[1])
    return None

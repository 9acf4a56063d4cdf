"""An e-mail as it is read: who wrote it to whom, what is his own in it, and what hangs on it. Pure."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from functools import cached_property
from hashlib import sha256
from typing import cast

from .page_text import words_of
from .quoting import written

MOST_LETTERS = 20_000
MOST_FILES = 20
_BULK = ("bulk", "junk", "list", "auto_reply")
_TO = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")


@dataclass(frozen=True)
class Enclosure:
    """A file that hangs on an e-mail."""

    name: str
    content_type: str
    data: bytes


class Incoming:
    """One e-mail; `recipients` and `sender` are of the envelope, where there was one."""

    def __init__(self, raw: bytes, recipients: tuple[str, ...] = (), sender: str | None = None) -> None:
        self.raw, self.sender = raw, sender
        self.mail = cast(EmailMessage, message_from_bytes(raw, policy=policy.default))
        self.recipients = recipients or tuple(str(value) for name in _TO for value in self._all(name))

    @cached_property
    def message_id(self) -> str:
        return " ".join(self._one("Message-ID").split())[:998]

    def digest(self, answers: str) -> bytes:
        """The same each time it is handed over: what it calls itself, and what it answers."""
        return sha256(f"{self.message_id}\n{answers}".encode() if self.message_id else self.raw).digest()

    @cached_property
    def address(self) -> str:
        """Whom it says it is from; nobody where it names several."""
        try:
            addresses = self.mail["From"].addresses
        except (AttributeError, IndexError, ValueError):
            return ""
        return addresses[0].addr_spec if len(addresses) == 1 else ""

    @property
    def is_automatic(self) -> bool:
        """Whether a machine wrote it (RFC 3834): such mail says nothing in a case, and is never answered."""
        automatic = self._one("Auto-Submitted").split(";")[0].strip().lower()
        return (
            automatic not in ("", "no")
            or self._one("Precedence").strip().lower() in _BULK
            or any(name in self.mail for name in ("List-Id", "X-Autoreply", "X-Autorespond", "X-Failed-Recipients"))
            or self._one("Return-Path").strip() == "<>"
            or self.sender == ""
            or self.mail.get_content_type() in ("multipart/report", "message/disposition-notification")
            or self.address.partition("@")[0].lower() in ("mailer-daemon", "postmaster")
        )

    @cached_property
    def text(self) -> str:
        """What the writer wrote himself."""
        body = self.mail.get_body(preferencelist=("plain", "html"))
        if body is None:
            return ""
        said = _decoded(body)
        plain = words_of(said) if body.get_content_subtype() == "html" else said
        return written(plain.replace("\x00", ""))[:MOST_LETTERS]

    @cached_property
    def enclosures(self) -> list[Enclosure]:
        """The files; a picture of a signature has no name, and is none."""
        found = []
        for part in self.mail.walk():
            name = part.get_filename()
            if part.is_multipart() or not name:
                continue
            data = part.get_payload(decode=True)
            found.append(Enclosure(name, part.get_content_type(), data if isinstance(data, bytes) else b""))
        return found[:MOST_FILES]

    def _one(self, name: str) -> str:
        values = self._all(name)
        return str(values[0]) if values else ""

    def _all(self, name: str) -> list:
        try:
            return self.mail.get_all(name, [])
        except (ValueError, IndexError, AttributeError):
            # A head that nobody can read says nothing.
            return []


def _decoded(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError, KeyError):
        data = part.get_payload(decode=True)
        return data.decode("utf-8", "replace") if isinstance(data, bytes) else ""

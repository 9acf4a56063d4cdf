"""An SMTP server of our own for tests: it keeps what it is given.

    with MailServer() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.host, server.port
        ...
        assert "received" in server.mails_to("sara@example.test")[0]["Subject"]

`refusals` holds lines with which the coming recipients are refused, such as "550 no such person". `silences` holds,
for the coming mails, whether one that is answered with silence was kept (True) or not (False).
"""

import asyncio
import socket
from collections import deque
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Self

from aiosmtpd.controller import Controller


class MailServer:
    """Listens on loopback, on a free port; `mails` are (recipients, message) in the order they came."""

    host = "127.0.0.1"

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], EmailMessage]] = []
        self.refusals: deque[str] = deque()
        self.silences: deque[bool] = deque()
        self.senders: list[str] = []
        self.port = _free_port(self.host)
        self._controller = Controller(self, hostname=self.host, port=self.port)

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_) -> None:
        self._controller.stop()

    def mails_to(self, address: str) -> list[EmailMessage]:
        return [mail for recipients, mail in self.mails if address in recipients]

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        if self.refusals:
            return self.refusals.popleft()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        is_kept = self.silences.popleft() if self.silences else None
        if is_kept is not False:
            self.senders.append(envelope.mail_from)
            self.mails.append((envelope.rcpt_tos, BytesParser(policy=policy.default).parsebytes(envelope.content)))
        if is_kept is not None:
            await asyncio.sleep(3)
        return "250 accepted"


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        return probe.getsockname()[1]

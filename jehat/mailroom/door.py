"""LMTP (RFC 2033): a mail server of ours hands over what people answer, and is told only of what is kept.

One recipient at a time: the answer to a mail is one mail to one address, and so what is said of it is true of all.
"""

import asyncio

from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from django.conf import settings
from django.db import DatabaseError, close_old_connections

from jehat.core.walls import seen_as
from jehat.notifications import replying

from . import actions
from .models import Mail


class Door:
    """What the server asks: is this an address of ours, and is this kept."""

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        if envelope.rcpt_tos:
            return "452 4.5.3 One recipient at a time"
        if replying.named_in(address) is None:
            return "550 5.1.1 Nothing is read at this address"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        given = envelope.original_content, tuple(envelope.rcpt_tos), (envelope.mail_from or "").strip("<>")
        return await asyncio.get_running_loop().run_in_executor(None, _kept, *given)


def _kept(raw: bytes, recipients: tuple[str, ...], sender: str) -> str:
    close_old_connections()
    try:
        with seen_as.platform():
            actions.receive(raw=raw, channel=Mail.Channel.LMTP, recipients=recipients, sender=sender)
    except DatabaseError:
        # Whoever hands it over keeps it, and comes again.
        return "451 4.3.0 Try again later"
    finally:
        close_old_connections()
    return "250 2.0.0 Kept"


class Listener(Controller):
    """The door, open in a thread of its own on one address."""

    def factory(self):
        # An envelope that is too large is refused by the server before it is read to its end.
        return LMTP(self.handler, data_size_limit=settings.REPLIES_MOST_BYTES, enable_SMTPUTF8=True, ident="LMTP")


def listener(address: str) -> Listener:
    host, _, port = address.rpartition(":")
    return Listener(Door(), hostname=host or "127.0.0.1", port=int(port))

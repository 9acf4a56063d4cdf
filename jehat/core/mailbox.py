"""A mailbox read over IMAP: what nobody read yet, each marked as read only once it is dealt with."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit

MOST_AT_ONCE = 200
TIMEOUT = 20


class Unsafe(Exception):
    """The address of the mailbox would carry its password in clear."""


def unread(url: str) -> Iterator[bytes]:
    """The mails nobody read yet; each is marked as read once the caller asks for the next."""
    address = urlsplit(url)
    mailbox = _opened(address)
    try:
        mailbox.select(unquote(address.path.strip("/")) or "INBOX")
        _, found = mailbox.uid("SEARCH", "UNSEEN")
        for uid in found[0].split()[:MOST_AT_ONCE]:
            _, answer = mailbox.uid("FETCH", uid, "(BODY.PEEK[])")
            yield next((part[1] for part in answer if isinstance(part, tuple)), b"")
            mailbox.uid("STORE", uid, "+FLAGS", r"(\Seen)")
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            mailbox.logout()


def is_here(address: SplitResult) -> bool:
    """Whether it is on this machine."""
    try:
        return ip_address(address.hostname or "").is_loopback
    except ValueError:
        return address.hostname == "localhost"


def _opened(address: SplitResult) -> imaplib.IMAP4:
    host = address.hostname or ""
    if address.scheme == "imaps":
        context = ssl.create_default_context()
        mailbox: imaplib.IMAP4 = imaplib.IMAP4_SSL(host, address.port or 993, ssl_context=context, timeout=TIMEOUT)
    elif is_here(address):
        mailbox = imaplib.IMAP4(host, address.port or 143, timeout=TIMEOUT)
    else:
        raise Unsafe
    mailbox.login(unquote(address.username or ""), unquote(address.password or ""))
    return mailbox

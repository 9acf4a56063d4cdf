"""Calling an address that somebody typed: it is public, it is asked once, and nothing it says is followed."""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

TIMEOUT = 10.0
MOST_ANSWERED = 16 * 1024


class NotPublic(Exception):
    """The address is none of the public network: calling it would reach inside our own."""


class NoAnswer(Exception):
    """Nobody answered in time; whether anything arrived is not known."""


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    took: int
    """Milliseconds."""


def post(address: str, body: bytes, headers: Mapping[str, str], *, timeout: float = TIMEOUT) -> Answer:
    """Post once to an https address of the public network; redirects are answers, not ways.

    The name is resolved once and that very address is called, so that it cannot mean another one in between (OWASP,
    Server-Side Request Forgery Prevention). Raises NotPublic or NoAnswer.
    """
    parts, ip = reachable(address)
    connection = _connection(parts, ip, timeout)
    began = monotonic()
    try:
        connection.request("POST", _path(parts), body, dict(headers))
        answer = connection.getresponse()
        return Answer(answer.status, answer.read(MOST_ANSWERED), round((monotonic() - began) * 1000))
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer(type(error).__name__) from error
    finally:
        connection.close()


def reachable(address: str) -> tuple[SplitResult, str]:
    """The parts of an address and the one IP it is called at; raises NotPublic or, for an unknown name, NoAnswer."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise NotPublic(address) from None
    if not parts.hostname or parts.username or parts.scheme not in ("https", "http"):
        raise NotPublic(address)
    try:
        found = socket.getaddrinfo(parts.hostname, port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NoAnswer("unknown_name") from None
    ips = [str(one[4][0]) for one in found]
    if not all(_may_be_called(parts, ip) for ip in ips):
        raise NotPublic(address)
    return parts, ips[0]


def _may_be_called(parts: SplitResult, ip: str) -> bool:
    """Public and encrypted; a machine that is told so may call itself, for trials and tests."""
    where = ipaddress.ip_address(ip.partition("%")[0])
    if settings.MAY_CALL_ITSELF and where.is_loopback:
        return True
    return parts.scheme == "https" and where.is_global and not where.is_multicast


def _path(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _connection(parts: SplitResult, ip: str, timeout: float) -> http.client.HTTPConnection:
    if parts.scheme == "http":
        plain = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=timeout)
        plain._create_connection = _calls(ip)  # type: ignore[attr-defined]
        return plain
    secure = http.client.HTTPSConnection(
        parts.hostname or "", parts.port or 443, timeout=timeout, context=ssl.create_default_context()
    )
    secure._create_connection = _calls(ip)  # type: ignore[attr-defined]
    return secure


def _calls(ip: str):
    """Connect to the address that was judged; the name stays the one that the certificate is checked against."""

    def connect(asked, timeout, source=None):
        return socket.create_connection((ip, asked[1]), timeout, source)

    return connect

"""SMS through one of the configured providers: shared out by weight, and the next one where the first cannot."""

import math
from collections.abc import Callable
from hashlib import sha256
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings

from . import smpp
from .breaker import BREAKER
from .http_sms import HttpSms, is_here
from .outcome import Outcome, unknown
from .shapes import shapes


class SmsPort(Protocol):
    """What the platform asks of any SMS provider, over HTTP or over SMPP."""

    name: str
    weight: int
    secret: str
    can_be_asked: bool

    def send(self, *, key: str, recipient: str, text: str, on_brink: Callable[[str], None]) -> Outcome:
        """Hand over one message; `key` is the same at every attempt, `recipient` is canonical (+9665…).

        `on_brink(name)` is called at the last moment at which the provider surely has nothing; it may raise Overtaken.
        """

    def ask(self, *, key: str) -> Outcome:
        """What became of a message; only where `can_be_asked`."""


def is_configured() -> bool:
    return bool(providers())


def providers() -> list[SmsPort]:
    """The configured ones, in their order.

    A demonstration's people have made-up numbers: it may use a provider on this machine only.
    """
    made = [_made(**one) for one in _accounts() if _is_known(one)]
    return [port for port, address in made if is_here(urlsplit(address)) or not settings.DEMONSTRATION]


def named(name: str) -> SmsPort | None:
    """The configured provider of that name."""
    return next((port for port in providers() if port.name == name), None)


def shape_of(name: str) -> str:
    """The description that an account goes by."""
    return next((account["shape"] for account in _accounts() if account["name"] == name), "")


def send(message, on_brink) -> Outcome:
    """Hand one message to a provider; to the next where the first surely does not have it."""
    outcomes = []
    for port in _in_turn(message.pk):
        answer = port.send(key=str(message.pk), recipient=message.recipient, text=message.body, on_brink=on_brink)
        outcome = answer.by(port.name)
        BREAKER.note(port.name, answered=outcome.verb not in ("retry", "lose"))
        if not outcome.is_certain or outcome.is_fault_of_contact:
            return outcome
        outcomes.append(outcome)
    # Where any of them may take it later, it is tried again.
    return next((outcome for outcome in outcomes if outcome.verb == "retry"), outcomes[-1])


def ask(message) -> Outcome:
    """Ask the provider that may have a message what became of it."""
    port = named(message.provider)
    if port is None or not port.can_be_asked:
        return unknown("cannot_be_asked")
    return port.ask(key=str(message.pk)).by(port.name)


def can_be_asked(message) -> bool:
    port = named(message.provider)
    return port is not None and port.can_be_asked


def _in_turn(pk) -> list[SmsPort]:
    """The providers in the order of this message, the same at every attempt; those that rest come last."""
    return sorted(providers(), key=lambda port: (BREAKER.rests(port.name), _lot(pk, port)))


def _lot(pk, port) -> float:
    """A draw by weight that depends on the message alone."""
    share = (int.from_bytes(sha256(f"{pk}{port.name}".encode()).digest()[:8]) + 1) / 2**64
    return -math.log(share) / port.weight if port.weight > 0 else math.inf


def _accounts() -> list[dict[str, Any]]:
    if settings.SMS_PROVIDERS:
        return settings.SMS_PROVIDERS
    if not settings.SMS_URL:
        return []
    shape = settings.SMS_SHAPE
    one = {"name": shape, "shape": shape, "url": settings.SMS_URL, "token": settings.SMS_TOKEN}
    return [one | {"sender": settings.SMS_SENDER, "secret": settings.SMS_RECEIPTS_SECRET}]


def _is_known(account) -> bool:
    return account["shape"] == smpp.SHAPE or account["shape"] in shapes()


def _made(*, name, shape, url="", **account) -> tuple[SmsPort, str]:
    if shape == smpp.SHAPE:
        return smpp.line(name=name, address=url, timeout=settings.SMS_TIMEOUT, **account), url
    account.pop("rate", None)
    account.pop("payload", None)
    described = shapes()[shape]
    address = url or described["address"]
    return HttpSms(name, described, address, timeout=settings.SMS_TIMEOUT, **account), address

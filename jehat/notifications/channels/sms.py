"""SMS through a provider's HTTP interface; which fields go where is data: a new provider is a new description."""

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any, Protocol
from urllib.parse import SplitResult, urlencode, urlsplit

from django.conf import settings

from .outcome import Outcome, failed, failed_for_now, sent, unknown

TIMEOUT = 10
MOST_ANSWERED = 64 * 1024


class SmsPort(Protocol):
    """What the platform asks of any SMS provider: HTTP, SMPP or another."""

    def send(self, *, key: str, recipient: str, text: str) -> Outcome:
        """Hand over one message; `key` is the same at every attempt, `recipient` is canonical (+9665…)."""


@dataclass(frozen=True)
class HttpSms:
    """A provider described by data: `{token}`, `{sender}`, `{recipient}`, `{text}` and `{key}` are filled in.

    `reference` is the path to the provider's own number of the message in its JSON answer; where `success` names a
    path, a false value there is a refusal.
    """

    address: str
    token: str = ""
    sender: str = ""
    method: str = "POST"
    headers: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    form: bool = False
    reference: tuple[str, ...] = ("messageId",)
    success: tuple[str, ...] = ()
    timeout: float = TIMEOUT

    def send(self, *, key: str, recipient: str, text: str) -> Outcome:
        """Ask the provider once; redirects are not followed (they would carry token and number elsewhere)."""
        address = urlsplit(self.address)
        if not _is_safe(address):
            return failed("insecure_address")
        values = {"key": key, "recipient": recipient.removeprefix("+"), "text": text, **self._own_values()}
        connection = _connection(address, self.timeout)
        try:
            connection.connect()
        except OSError:
            connection.close()
            return failed_for_now("no_connection")
        try:
            return self._asked(connection, address, values)
        finally:
            connection.close()

    def _own_values(self) -> dict[str, str]:
        return {"token": self.token, "sender": self.sender}

    def _asked(self, connection, address, values) -> Outcome:
        body, kind = self._body(values)
        headers = {"Content-Type": kind, "Accept": "application/json", "Idempotency-Key": values["key"]}
        path = (address.path or "/") + (f"?{address.query}" if address.query else "")
        try:
            connection.request(self.method, path, body, headers | _filled(self.headers, values))
            answer = connection.getresponse()
            content = answer.read(MOST_ANSWERED)
        except (OSError, http.client.HTTPException):
            return unknown("no_answer")
        return self._understood(answer.status, content)

    def _body(self, values) -> tuple[bytes, str]:
        fields = _filled(self.fields, values)
        if self.form:
            return urlencode(fields, doseq=True).encode(), "application/x-www-form-urlencoded"
        return json.dumps(fields, ensure_ascii=False).encode(), "application/json; charset=utf-8"

    def _understood(self, status: int, content: bytes) -> Outcome:
        # A gateway that waited in vain does not know whether the provider took the message.
        if status == http.HTTPStatus.GATEWAY_TIMEOUT:
            return unknown(f"http_{status}")
        if status >= 500 or status == http.HTTPStatus.TOO_MANY_REQUESTS:
            return failed_for_now(f"http_{status}")
        if status >= 300:
            return failed(f"http_{status}")
        answer = _json(content)
        if self.success and _found(answer, self.success) in (False, "false", 0):
            return failed("refused")
        reference = _found(answer, self.reference)
        return unknown("no_reference") if reference in (None, "") else sent(str(reference))


# What the providers document (domain handbook §4.10).
SHAPES: dict[str, dict[str, Any]] = {
    "taqnyat": {
        "headers": {"Authorization": "Bearer {token}"},
        "fields": {"sender": "{sender}", "recipients": ["{recipient}"], "body": "{text}"},
        "reference": ("messageId",),
    },
    "unifonic": {
        "fields": {
            "AppSid": "{token}",
            "SenderID": "{sender}",
            "Recipient": "{recipient}",
            "Body": "{text}",
            "CorrelationID": "{key}",
        },
        "form": True,
        "reference": ("data", "MessageID"),
        "success": ("success",),
    },
}


def is_configured() -> bool:
    """A demonstration's people have made-up numbers: it may use a provider on this machine only."""
    if not settings.SMS_URL or _shape() not in SHAPES:
        return False
    return _is_here(urlsplit(settings.SMS_URL)) or not settings.DEMONSTRATION


def provider() -> SmsPort:
    return HttpSms(settings.SMS_URL, token=settings.SMS_TOKEN, sender=settings.SMS_SENDER, **SHAPES[_shape()])


def send(message) -> Outcome:
    """Hand one message to the configured provider."""
    return provider().send(key=str(message.pk), recipient=message.recipient, text=message.body)


def _shape() -> str:
    return getattr(settings, "SMS_SHAPE", "taqnyat")


def _connection(address: SplitResult, timeout: float) -> http.client.HTTPConnection:
    secure = address.scheme == "https"
    make = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    return make(address.hostname or "", address.port, timeout=timeout)


def _is_safe(address: SplitResult) -> bool:
    return address.scheme == "https" or (address.scheme == "http" and _is_here(address))


def _is_here(address: SplitResult) -> bool:
    try:
        return ip_address(address.hostname or "").is_loopback
    except ValueError:
        return address.hostname == "localhost"


def _filled(form: Any, values: Mapping[str, str]) -> Any:
    """The description with its places filled in; what is filled in is never read as a description itself."""
    if isinstance(form, Mapping):
        return {name: _filled(item, values) for name, item in form.items()}
    if isinstance(form, (list, tuple)):
        return [_filled(item, values) for item in form]
    return form.format_map(values) if isinstance(form, str) else form


def _json(content: bytes) -> Any:
    try:
        return json.loads(content)
    except ValueError:
        return None


def _found(answer: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        answer = answer.get(name) if isinstance(answer, Mapping) else None
    return answer

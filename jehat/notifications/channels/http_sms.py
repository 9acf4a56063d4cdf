"""SMS through a provider's HTTP interface, which `shapes` describes."""

import http.client
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit

from jehat.core.mailbox import is_here

from .outcome import Outcome, delivered, failed, failed_for_now, sent, unknown
from .shapes import filled, found, holds

MOST_ANSWERED = 64 * 1024
FORM, JSON = "application/x-www-form-urlencoded", "application/json; charset=utf-8"


@dataclass(frozen=True)
class HttpSms:
    """One configured provider: its description, and our account with it."""

    name: str
    shape: Mapping[str, Any]
    address: str
    token: str = ""
    user: str = ""
    sender: str = ""
    timeout: float = 10
    weight: int = 1
    secret: str = field(default="", repr=False)

    @property
    def can_be_asked(self) -> bool:
        return "ask" in self.shape

    def send(self, *, key: str, recipient: str, text: str, on_brink: Callable[[str], None]) -> Outcome:
        """Ask the provider once to send; redirects are not followed (they would carry token and number elsewhere)."""
        values = self._values(key) | {"recipient": recipient.removeprefix("+"), "text": text}
        request = self.shape["send"]
        try:
            status, content = self._asked(self.address, request, values, on_brink)
        except Unsafe:
            return failed("insecure_address")
        except ConnectionRefused:
            return failed_for_now("no_connection")
        except (OSError, http.client.HTTPException):
            return unknown("no_answer")
        return _outcome(request, status, _json(content))

    def ask(self, *, key: str) -> Outcome:
        """What became of the message with our key: taken, delivered, refused, never seen (`retry`), or no answer."""
        request, values = self.shape["ask"], self._values(key)
        try:
            status, content = self._asked(filled(request["address"], values), request, values)
        except (Unsafe, ConnectionRefused, OSError, http.client.HTTPException):
            return unknown("no_answer")
        return self._told(request, status, _json(content))

    def _told(self, request, status, answer) -> Outcome:
        if holds(request["nothing_known"], status, answer):
            return failed_for_now("never_arrived")
        if not 200 <= status < 300:
            return unknown(f"http_{status}")
        fate = self.shape["receipt"]["fates"].get(str(found(answer, request["fate"])).lower())
        if fate is None:
            return unknown("no_answer")
        reference = str(found(answer, request["reference"]) or "")
        return {"delivered": delivered(reference), "accepted": sent(reference)}.get(fate[0]) or failed(fate[-1])

    def _values(self, key: str) -> dict[str, str]:
        return {"key": key, "token": self.token, "user": self.user, "sender": self.sender, "address": self.address}

    def _asked(self, address, request, values, on_brink=None) -> tuple[int, bytes]:
        split = urlsplit(address)
        if not is_safe(split):
            raise Unsafe
        connection = _connected(split, self.timeout)
        try:
            body, kind = _body(request, values)
            headers = {"Accept": "application/json", "Idempotency-Key": values["key"], **kind}
            path = (split.path or "/") + (f"?{split.query}" if split.query else "")
            if on_brink:
                on_brink(self.name)
            connection.request(request["method"], path, body, headers | filled(request.get("headers", {}), values))
            answer = connection.getresponse()
            return answer.status, answer.read(MOST_ANSWERED)
        finally:
            connection.close()


class Unsafe(Exception):
    """The address would carry token and number in clear."""


class ConnectionRefused(Exception):
    """Nothing was sent."""


def is_safe(address: SplitResult) -> bool:
    return address.scheme == "https" or (address.scheme == "http" and is_here(address))


def _connected(address: SplitResult, timeout: float) -> http.client.HTTPConnection:
    make = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    connection = make(address.hostname or "", address.port, timeout=timeout)
    try:
        connection.connect()
    except OSError:
        connection.close()
        raise ConnectionRefused from None
    return connection


def _body(request, values) -> tuple[bytes | None, dict[str, str]]:
    if "form" in request:
        return urlencode(filled(request["form"], values), doseq=True).encode(), {"Content-Type": FORM}
    if "json" in request:
        return json.dumps(filled(request["json"], values), ensure_ascii=False).encode(), {"Content-Type": JSON}
    return None, {}


def _outcome(request, status: int, answer: Any) -> Outcome:
    if holds(request.get("bad_number"), status, answer):
        return failed("bad_number")
    if holds(request.get("for_now"), status, answer):
        return failed_for_now(f"http_{status}" if status >= 300 else "refused")
    # Any other failure of a server, or of a gateway before it, does not tell whether the message was taken.
    if status >= 500:
        return unknown(f"http_{status}")
    if status >= 300:
        return failed(f"http_{status}")
    if "success" in request and found(answer, request["success"]["path"]) is None:
        return unknown("no_reference")
    if "success" in request and not holds(request["success"], 0, answer):
        return failed("refused")
    reference = found(answer, request["reference"])
    if reference in (None, "") and not request.get("without_reference"):
        return unknown("no_reference")
    return sent("" if reference is None else str(reference))


def _json(content: bytes) -> Any:
    try:
        return json.loads(content)
    except ValueError:
        return None

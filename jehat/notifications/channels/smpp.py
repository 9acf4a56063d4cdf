"""SMS over SMPP 3.4: one bound line per process, kept up, with its receipts."""

import logging
import re
import select
import ssl
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NoAnswer
from contextlib import suppress
from functools import cache
from ipaddress import ip_address
from threading import Lock, RLock, Thread
from urllib.parse import SplitResult, unquote, urlsplit

from smpplib import client as smpplib_client
from smpplib import consts, exceptions, gsm, smpp

from jehat.notifications.segments import split_into_parts

from .http_sms import is_here
from .outcome import Outcome, code, failed, failed_for_now, sent, unknown

SHAPE = "smpp"
ENQUIRE_SECONDS = 30
_FOR_NOW = {consts.SMPP_ESME_RTHROTTLED, consts.SMPP_ESME_RMSGQFUL, consts.SMPP_ESME_RSYSERR}
_BAD_NUMBER = {consts.SMPP_ESME_RINVDSTADR}
_FATES: dict[str, tuple[str, str]] = {
    "DELIVRD": ("delivered", ""),
    "ACCEPTD": ("accepted", ""),
    "ENROUTE": ("accepted", ""),
    "EXPIRED": ("failed", "expired"),
    "DELETED": ("failed", "rejected"),
    "UNDELIV": ("failed", "undeliverable"),
    "REJECTD": ("failed", "rejected"),
}
# SMPP 3.4 §5.2.28, in its numbers.
_STATES = {1: "ENROUTE", 2: "DELIVRD", 3: "EXPIRED", 4: "DELETED", 5: "UNDELIV", 6: "ACCEPTD", 8: "REJECTD"}

# The library writes whole messages into its log.
_QUIET = logging.getLogger("smpplib.line")
_QUIET.setLevel(logging.CRITICAL)

_listeners: list[Callable] = []


def heard_by(listener: Callable) -> None:
    """Name who is told of receipts: `listener(provider=, reference=, key=, fate=, failure=)`."""
    _listeners[:] = [listener]


@cache
def line(**account) -> "SmppLine":
    """The line of an account, the same for every caller in this process."""
    return SmppLine(**account)


class _Client(smpplib_client.Client):
    """The library's client, which two threads may write through, and which checks whom it talks to."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, allow_unknown_opt_params=True, logger_name=_QUIET.name, **options)
        self.lock = RLock()

    def _create_socket(self):
        context, self._ssl_context = self._ssl_context, None
        plain = super()._create_socket()
        return context.wrap_socket(plain, server_hostname=self.host) if context else plain

    def send_pdu(self, p):
        with self.lock:
            return super().send_pdu(p)

    @property
    def link(self):
        return self._socket

    def has_more(self) -> bool:
        """Whether TLS holds bytes already, of which `select` knows nothing."""
        return bool(getattr(self._socket, "pending", int)())


class SmppLine:
    """One account at an SMPP centre: binds when it is first needed, and again after it was lost."""

    can_be_asked = False

    def __init__(self, *, name, address, timeout, sender="", weight=1, rate=10, payload=False, **account):
        self.name, self.weight, self.sender, self.timeout = name, weight, sender, timeout
        self.secret = account.get("secret", "")
        self.payload = payload
        self._address = urlsplit(address)
        self._gap = 1 / rate
        self._next = 0.0
        self._client: _Client | None = None
        self._waiting: dict[int, Future] = {}
        self._binding, self._pacing = Lock(), Lock()

    def send(self, *, key: str, recipient: str, text: str, on_brink: Callable[[str], None]) -> Outcome:
        """Submit one message, in parts where it is long, and wait for the centre's answer to each."""
        if not _is_safe(self._address):
            return failed("insecure_address")
        try:
            client = self._bound()
        except exceptions.PDUError:
            return failed_for_now("bind_refused")
        except (OSError, exceptions.ConnectionError):
            return failed_for_now("no_connection")
        coding, parts = _encoded(text)
        on_brink(self.name)
        outcome = unknown("no_answer")
        for place, fields in enumerate(self._submissions(parts, key)):
            outcome = self._submitted(client, fields | {"data_coding": coding, "destination_addr": recipient[1:]})
            if outcome.verb != "send":
                # What was sent of a long text cannot be called back.
                return outcome if place == 0 else unknown("in_parts")
        return outcome

    def ask(self, *, key: str) -> Outcome:
        """SMPP asks by the centre's number only, which is what is missing."""
        return unknown("cannot_be_asked")

    def keep(self) -> None:
        """Bind if the line is down, so that receipts arrive while there is nothing to send."""
        with suppress(OSError, exceptions.ConnectionError, exceptions.PDUError):
            self._bound()

    def close(self) -> None:
        if self._client is not None:
            with suppress(OSError, exceptions.ConnectionError, exceptions.PDUError):
                self._client.send_pdu(smpp.make_pdu("unbind", client=self._client))
            self._lost(self._client)

    def _bound(self) -> _Client:
        with self._binding:
            if self._client is None:
                self._client = self._connected()
                Thread(target=self._listen, args=(self._client,), daemon=True, name=f"smpp-{self.name}").start()
            return self._client

    def _connected(self) -> _Client:
        secure = ssl.create_default_context() if self._address.scheme == "smpps" else None
        client = _Client(self._address.hostname, self._address.port or 2775, self.timeout, ssl_context=secure)
        try:
            client.connect()
            user, password = (unquote(part or "") for part in (self._address.username, self._address.password))
            client.bind_transceiver(system_id=user, password=password)
        except (OSError, exceptions.ConnectionError, exceptions.PDUError):
            _closed(client)
            raise
        client.set_message_sent_handler(self._answered)
        client.set_error_pdu_handler(self._answered)
        client.set_message_received_handler(self._received)
        return client

    def _listen(self, client) -> None:
        heard = time.monotonic()
        # A line that is closed while it is listened to has no socket any more.
        with suppress(OSError, ValueError, AttributeError, exceptions.ConnectionError, exceptions.PDUError):
            while self._client is client:
                if client.has_more() or select.select([client.link], [], [], ENQUIRE_SECONDS)[0]:
                    client.read_once(auto_send_enquire_link=False)
                    heard = time.monotonic()
                elif time.monotonic() - heard > 3 * ENQUIRE_SECONDS:
                    break
                else:
                    client.send_pdu(smpp.make_pdu("enquire_link", client=client))
        self._lost(client)

    def _lost(self, client) -> None:
        with self._binding:
            if self._client is client:
                self._client = None
        _closed(client)
        for waiting in list(self._waiting.values()):
            if not waiting.done():
                waiting.set_exception(NoAnswer())

    def _submissions(self, parts, key) -> list[dict]:
        if len(parts) == 1:
            return [{"short_message": parts[0]}]
        if self.payload:
            return [{"message_payload": b"".join(parts), "short_message": None}]
        # One number for all parts of a text, the same at every attempt (3GPP TS 23.040 §9.2.3.24.1).
        head = bytes([5, 0, 3, int(key[-2:], 16), len(parts)])
        udh = consts.SMPP_GSMFEAT_UDHI
        return [{"short_message": head + bytes([n]) + part, "esm_class": udh} for n, part in enumerate(parts, 1)]

    def _submitted(self, client, fields) -> Outcome:
        self._pace()
        source = {"source_addr_ton": consts.SMPP_TON_ALNUM, "source_addr": self.sender}
        target = {"dest_addr_ton": consts.SMPP_TON_INTL, "dest_addr_npi": consts.SMPP_NPI_ISDN}
        answer: Future = Future()
        number = None
        try:
            with client.lock:
                pdu = smpp.make_pdu("submit_sm", client=client, registered_delivery=1, **source, **target, **fields)
                number = pdu.sequence
                self._waiting[number] = answer
                client.send_pdu(pdu)
            status, reference = answer.result(self.timeout)
        except (NoAnswer, OSError, exceptions.ConnectionError, exceptions.PDUError):
            return unknown("no_answer")
        finally:
            self._waiting.pop(number, None)
        return _outcome(status, reference)

    def _pace(self) -> None:
        """No more in a second than the account allows."""
        with self._pacing:
            now = time.monotonic()
            wait = max(0.0, self._next - now)
            self._next = max(now, self._next) + self._gap
        time.sleep(wait)

    def _answered(self, pdu) -> None:
        waiting = self._waiting.get(pdu.sequence)
        if waiting is not None and not waiting.done():
            waiting.set_result((pdu.status, _text(getattr(pdu, "message_id", b""))))

    def _received(self, pdu) -> int:
        """A receipt is answered once it is kept; what is no receipt is nothing for us."""
        told = receipt_in(pdu)
        if told is None:
            return consts.SMPP_ESME_ROK
        try:
            for listener in _listeners:
                listener(provider=self.name, key="", **told)
        except Exception:
            # Whatever the reason: the centre shall tell it again later.
            return consts.SMPP_ESME_RX_T_APPN
        return consts.SMPP_ESME_ROK


def receipt_in(pdu) -> dict[str, str] | None:
    """Reference, fate and failure told by a deliver_sm, from its parameters or else from its text (appendix B)."""
    text = _text(getattr(pdu, "short_message", b"") or getattr(pdu, "message_payload", b""))
    reference = _text(getattr(pdu, "receipted_message_id", b"")) or _in_text(r"id:(\S+)", text)
    state = _STATES.get(getattr(pdu, "message_state", None) or 0) or _in_text(r"stat:(\w+)", text)
    if not reference or state not in _FATES:
        return None
    fate, failure = _FATES[state]
    return {"reference": code(reference), "fate": fate, "failure": failure}


def _in_text(pattern, text) -> str:
    match = re.search(pattern, text)
    return match[1] if match else ""


def _text(raw) -> str:
    return (raw or b"").rstrip(b"\x00").decode("latin-1") if not isinstance(raw, str) else raw


def _outcome(status, reference) -> Outcome:
    if status == consts.SMPP_ESME_ROK:
        return sent(reference) if reference else unknown("no_reference")
    if status in _BAD_NUMBER:
        return failed("bad_number")
    return failed_for_now(f"smpp_{status:x}") if status in _FOR_NOW else failed(f"smpp_{status:x}")


def _encoded(text) -> tuple[int, list[bytes]]:
    """The parts in the alphabet of GSM, one letter a byte, or all of them in UCS-2."""
    parts = split_into_parts(text)
    try:
        return consts.SMPP_ENCODING_DEFAULT, [gsm.gsm_encode(part) for part in parts]
    except UnicodeError:
        return consts.SMPP_ENCODING_ISO10646, [part.encode("utf-16-be") for part in split_into_parts(text, wide=True)]


def _is_safe(address: SplitResult) -> bool:
    """SMPP has no secrets on its way but TLS: in clear only to this machine, or through a private network."""
    if address.scheme == "smpps" or is_here(address):
        return True
    try:
        return address.scheme == "smpp" and ip_address(address.hostname or "").is_private
    except ValueError:
        return False


def _closed(client) -> None:
    with suppress(OSError, exceptions.ConnectionError, exceptions.PDUError):
        client.disconnect()

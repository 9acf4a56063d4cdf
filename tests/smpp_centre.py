"""An SMPP centre of our own for tests: a real TCP server that binds, takes messages, and sends receipts.

    with SmppCentre() as centre:
        settings.SMS_PROVIDERS = [{"name": "line", "shape": "smpp", "url": centre.address}]
        ...
        assert centre.texts == ["..."]
        centre.report(centre.messages[0].number, "DELIVRD")

`next_statuses` are the answers to the coming messages (0 takes them, None keeps silent about one that was taken).
"""

import io
import socket
import sys
import threading
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Self

# The package declares its namespace with a part of setuptools that is no more.
if "smpp" not in sys.modules:
    _smpp = sys.modules["smpp"] = ModuleType("smpp")
    _smpp.__path__ = [str(Path(find_spec("smppy").origin).parent.parent / "smpp")]

from smpp.pdu.operations import BindTransceiverResp, DeliverSM, EnquireLinkResp, SubmitSMResp, UnbindResp  # noqa: E402
from smpp.pdu.pdu_encoding import PDUEncoder  # noqa: E402
from smpp.pdu.pdu_types import (  # noqa: E402
    AddrNpi,
    AddrTon,
    CommandId,
    CommandStatus,
    DataCoding,
    DataCodingDefault,
    EsmClass,
    EsmClassMode,
    EsmClassType,
    PriorityFlag,
    RegisteredDelivery,
    RegisteredDeliveryReceipt,
    ReplaceIfPresentFlag,
)

STATUSES = {
    0: CommandStatus.ESME_ROK,
    0x0B: CommandStatus.ESME_RINVDSTADR,
    0x45: CommandStatus.ESME_RSUBMITFAIL,
    0x58: CommandStatus.ESME_RTHROTTLED,
}


@dataclass(frozen=True)
class Taken:
    """One part as it came: `raw` without its header, `place` its number among its parts."""

    number: str
    recipient: str
    raw: bytes
    coding: str
    place: int = 1
    of: int = 1

    @property
    def text(self) -> str:
        return self.raw.decode("utf-16-be" if self.coding == "UCS2" else "ascii")


class SmppCentre:
    """Listens on loopback, on a free port; `messages` are the parts it took."""

    def __init__(self, *, user: str = "jehat", password: str = "secret") -> None:
        self.user, self.password = user, password
        self.messages: list[Taken] = []
        self.next_statuses: deque[int | None] = deque()
        self.binds = 0
        self.answers: list[CommandStatus] = []
        self.answered = threading.Condition()
        self._links: list[socket.socket] = []
        self._server = socket.create_server(("127.0.0.1", 0))
        self._sequence = 0
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"smpp://{self.user}:{self.password}@127.0.0.1:{self._server.getsockname()[1]}"

    @property
    def texts(self) -> list[str]:
        """What was written to people, the parts of long texts put together."""
        texts: list[str] = []
        for message in self.messages:
            if message.place == 1:
                texts.append("")
            texts[-1] += message.text
        return texts

    def __enter__(self) -> Self:
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_) -> None:
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self.hang_up()

    def hang_up(self) -> None:
        """Cut every line."""
        for link in self._links:
            with suppress(OSError):
                link.shutdown(socket.SHUT_RDWR)
            link.close()
        self._links.clear()

    def report(self, number: str, state: str) -> CommandStatus:
        """Send a receipt down the line, and wait for the answer to it."""
        text = f"id:{number} sub:001 dlvrd:001 submit date:2611220000 done date:2611220001 stat:{state} err:000 text:"
        self._sequence += 1
        known = len(self.answers)
        self._write(
            self._links[-1],
            DeliverSM(
                sequence_number=self._sequence,
                service_type=None,
                source_addr_ton=AddrTon.INTERNATIONAL,
                source_addr_npi=AddrNpi.ISDN,
                source_addr="966500000109",
                dest_addr_ton=AddrTon.ALPHANUMERIC,
                dest_addr_npi=AddrNpi.UNKNOWN,
                destination_addr="Jehat",
                esm_class=EsmClass(EsmClassMode.DEFAULT, EsmClassType.SMSC_DELIVERY_RECEIPT),
                protocol_id=None,
                priority_flag=PriorityFlag.LEVEL_0,
                registered_delivery=RegisteredDelivery(RegisteredDeliveryReceipt.NO_SMSC_DELIVERY_RECEIPT_REQUESTED),
                replace_if_present_flag=ReplaceIfPresentFlag.DO_NOT_REPLACE,
                data_coding=DataCoding(scheme_data=DataCodingDefault.SMSC_DEFAULT_ALPHABET),
                short_message=text.encode(),
            ),
        )
        with self.answered:
            assert self.answered.wait_for(lambda: len(self.answers) > known, timeout=5)
        return self.answers[-1]

    def _listen(self) -> None:
        while True:
            try:
                link, _ = self._server.accept()
            except OSError:
                return
            self._links.append(link)
            threading.Thread(target=self._serve, args=(link,), daemon=True).start()

    def _serve(self, link) -> None:
        with suppress(OSError):
            while pdu := self._read(link):
                self._answer(link, pdu)

    def _read(self, link):
        head = self._exactly(link, 4)
        rest = self._exactly(link, int.from_bytes(head) - 4) if head else b""
        return PDUEncoder().decode(io.BytesIO(head + rest)) if head else None

    def _exactly(self, link, size) -> bytes:
        read = b""
        while len(read) < size:
            more = link.recv(size - len(read))
            if not more:
                return b""
            read += more
        return read

    def _answer(self, link, pdu) -> None:
        number = pdu.sequence_number
        if pdu.command_id == CommandId.bind_transceiver:
            self.binds += 1
            given = (pdu.params["system_id"], pdu.params["password"])
            is_right = given == (self.user, self.password)
            status = CommandStatus.ESME_ROK if is_right else CommandStatus.ESME_RBINDFAIL
            self._write(link, BindTransceiverResp(sequence_number=number, status=status, system_id="centre"))
        elif pdu.command_id == CommandId.enquire_link:
            self._write(link, EnquireLinkResp(sequence_number=number))
        elif pdu.command_id == CommandId.unbind:
            self._write(link, UnbindResp(sequence_number=number))
        elif pdu.command_id == CommandId.submit_sm:
            self._take(link, pdu)
        elif pdu.command_id == CommandId.deliver_sm_resp:
            with self.answered:
                self.answers.append(pdu.status)
                self.answered.notify_all()

    def _take(self, link, pdu) -> None:
        status = self.next_statuses.popleft() if self.next_statuses else 0
        taken = self._taken(pdu) if not status else None
        if status is None:
            return
        reference = {"message_id": taken.number} if taken else {}
        self._write(link, SubmitSMResp(sequence_number=pdu.sequence_number, status=STATUSES[status], **reference))

    def _taken(self, pdu) -> Taken:
        raw = pdu.params.get("message_payload") or pdu.params["short_message"]
        place, of = 1, 1
        if raw[:3] == b"\x05\x00\x03" and not pdu.params.get("message_payload"):
            of, place, raw = raw[4], raw[5], raw[6:]
        coding = _name(pdu.params["data_coding"].scheme_data)
        with self._lock:
            number = f"M{len(self.messages) + 1}"
            recipient = pdu.params["destination_addr"]
            self.messages.append(Taken(number, recipient, raw, coding, place, of))
        return self.messages[-1]

    def _write(self, link, pdu) -> None:
        link.sendall(PDUEncoder().encode(pdu))


def _name(value) -> str:
    return getattr(value, "name", str(value))

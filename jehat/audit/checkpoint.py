"""A checkpoint: the signed head of the record after a batch, as a short text that people can read (C2SP signed-note).

    jehat.record
    <number of the batch>
    <head>
    era … / from … / to … / rows … / total … / root … / prev … / sealed … / database … / key … / begins …

    — jehat.record <signature>

The head is SHA-256 over 0x02 and all of these lines but its own; `prev` chains it to the one before.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from . import signing

NONE_BEFORE = bytes(32)


class Unreadable(ValueError):
    """A text that is no checkpoint."""


@dataclass(frozen=True)
class Checkpoint:
    """What a batch says of itself; `said` are the lines after the head, in their order."""

    number: int
    said: dict[str, str]
    head: bytes
    signatures: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def era(self) -> int:
        return int(self.said["era"])

    @property
    def reason(self) -> str:
        """Why an era begins with this batch; empty for all others."""
        return self.said.get("begins", "")

    @property
    def former(self) -> int:
        """The last line that has no MAC, as the first checkpoint says: written before there were MACs."""
        return int(self.said.get("former", 0))

    @property
    def rows(self) -> int:
        return int(self.said["rows"])

    @property
    def total(self) -> int:
        return int(self.said["total"])

    @property
    def root(self) -> bytes:
        return base64.b64decode(self.said["root"])

    @property
    def prev(self) -> bytes:
        return base64.b64decode(self.said["prev"])

    def place(self, which: str) -> tuple[int, int]:
        """`from` or `to`: the batch holds the lines after the one and up to the other."""
        xid, _, number = self.said[which].partition("/")
        return int(xid), int(number)

    @property
    def computed(self) -> bytes:
        return head_of(self.number, self.said)

    @property
    def text(self) -> str:
        return _text(self.number, self.head, self.said)

    def is_signed_by(self, signers: list[signing.Signer]) -> bool:
        return any(
            signature[:4] == signer.key_id and _is_true(signer.public, signature[4:], self.text.encode())
            for signature in self.signatures
            for signer in signers
        )


def write(number: int, said: dict[str, str], signer: signing.Signer) -> str:
    """The signed text of a new checkpoint."""
    text = _text(number, head_of(number, said), said)
    signature = base64.b64encode(signer.key_id + signer.sign(text.encode())).decode()
    return f"{text}\n— {signing.NAME} {signature}\n"


def read(note: str) -> Checkpoint:
    """A checkpoint from its text; Unreadable where it is none. Nothing is believed yet: see `is_signed_by`."""
    text, _, signed = note.partition("\n\n")
    try:
        origin, number, head, *lines = text.split("\n")
        said = dict(line.split(" ", 1) for line in lines)
        marks = [line.split(" ") for line in signed.splitlines()]
        signatures = tuple(base64.b64decode(mark, validate=True) for _, name, mark in marks if name == signing.NAME)
        found = Checkpoint(int(number), said, base64.b64decode(head, validate=True), signatures)
        _ = origin.index(signing.NAME), found.era, found.rows, found.total, found.root, found.prev
        _ = found.place("from"), found.place("to")
    except (ValueError, KeyError, binascii.Error) as error:
        raise Unreadable(str(error)) from None
    return found


def each_of(texts: str) -> Iterator[str]:
    """The checkpoints of a text in which they stand one after the other."""
    first = f"{signing.NAME}\n"
    return (first + rest for rest in texts.split(first)[1:])


def head_of(number: int, said: dict[str, str]) -> bytes:
    lines = [signing.NAME, str(number), *(f"{name} {value}" for name, value in said.items())]
    return hashlib.sha256(b"\2" + "".join(f"{line}\n" for line in lines).encode()).digest()


def _text(number: int, head: bytes, said: dict[str, str]) -> str:
    first = [signing.NAME, str(number), base64.b64encode(head).decode()]
    return "".join(f"{line}\n" for line in [*first, *(f"{name} {value}" for name, value in said.items())])


def _is_true(public: bytes, signature: bytes, text: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
    except InvalidSignature:
        return False
    return True

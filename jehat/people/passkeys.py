"""Passkeys (WebAuthn): the questions a browser is asked, and whether its answers are true. Nothing is kept here."""

import ipaddress
import struct
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import UnsupportedAlgorithm
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

REQUIRED = UserVerificationRequirement.REQUIRED
# What a browser may send that is no answer at all.
_NONSENSE = (
    ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError, NotImplementedError,
    RecursionError, struct.error, UnsupportedAlgorithm,
)  # fmt: skip


class NoAnswer(Exception):
    """What came back is not the answer to the question that was asked."""


@dataclass(frozen=True)
class Reply:
    """What a browser answered, with the question it was asked: read, and not believed before `count_of`."""

    host: str
    state: dict
    answer: dict

    @property
    def person(self) -> UUID | None:
        """Whose passkey it says it is."""
        handle = _read(self.answer).response.user_handle
        return UUID(bytes=bytes(handle)) if handle and len(handle) == 16 else None

    def is_by(self, kept: dict) -> bool:
        return bytes(_read(self.answer).raw_id) == _credential(kept).credential_id

    def count_of(self, kept: dict) -> int:
        """The new count of the passkey, if the answer is signed by it for this question; raises NoAnswer."""
        try:
            _server(self.host).authenticate_complete(self.state, [_credential(kept)], self.answer)
        except _NONSENSE as error:
            raise NoAnswer from error
        return _read(self.answer).response.authenticator_data.counter


def works_at(host: str) -> bool:
    """Whether browsers know passkeys at this address: they do not at a bare number."""
    try:
        ipaddress.ip_address(_name(host))
    except ValueError:
        return True
    return False


def offer(*, host: str, person: UUID, label: str, known) -> tuple[dict, dict]:
    """The question by which a browser makes a passkey, and what has to be kept until the answer."""
    user = PublicKeyCredentialUserEntity(id=person.bytes, name=label, display_name=label)
    options, state = _server(host).register_begin(
        user,
        credentials=[_credential(one) for one in known],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=REQUIRED,
    )
    return dict(options), state


def made(reply: Reply) -> tuple[dict, int]:
    """What is kept of a new passkey, and its count; raises NoAnswer."""
    try:
        seen = _server(reply.host).register_complete(reply.state, reply.answer)
    except _NONSENSE as error:
        raise NoAnswer from error
    return {"credential": websafe_encode(bytes(seen.credential_data))}, seen.counter


def question(*, host: str, known=None) -> tuple[dict, dict]:
    """The question by which a browser proves a passkey: one of these, or whichever the person chooses."""
    credentials = None if known is None else [_credential(one) for one in known]
    options, state = _server(host).authenticate_begin(credentials, user_verification=REQUIRED)
    return dict(options), state


def _read(answer: dict) -> AuthenticationResponse:
    try:
        return AuthenticationResponse.from_dict(answer)
    except _NONSENSE as error:
        raise NoAnswer from error


def _credential(kept: dict) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(kept["credential"]))


def _server(host: str) -> Fido2Server:
    return Fido2Server(PublicKeyCredentialRpEntity(id=_name(host), name="Jehat"))


def _name(host: str) -> str:
    return host.rpartition(":")[0].strip("[]") if host.count(":") == 1 or host.startswith("[") else host

"""A passkey in software: makes credentials and signs for them, as a device does after a finger was shown."""

import json
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import sha256, websafe_decode, websafe_encode
from fido2.webauthn import AttestedCredentialData, AuthenticatorData

ORIGIN, HOST = "https://jehat.test", "jehat.test"
PRESENT, VERIFIED, WITH_CREDENTIAL = 0x01, 0x04, 0x40


@dataclass
class Device:
    """`create` and `get` answer the questions of the platform; `count` rises with each answer, as on a real one."""

    origin: str = ORIGIN
    host: str = HOST
    flags: int = PRESENT | VERIFIED
    count: int = 1
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    name: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    handle: str = ""

    def create(self, options: dict) -> dict:
        asked = options["publicKey"]
        self.handle = asked["user"]["id"]
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(b"\0" * 16, self.name, public)
        data = AuthenticatorData.create(
            sha256(self.host.encode()), self.flags | WITH_CREDENTIAL, self.count, credential
        )
        attestation = _cbor({"fmt": "none", "attStmt": {}, "authData": bytes(data)})
        said = {"attestationObject": websafe_encode(attestation)}
        return self._answer("webauthn.create", asked["challenge"], said)

    def get(self, options: dict) -> dict:
        asked = options["publicKey"]
        self.count += 1
        data = AuthenticatorData.create(sha256(self.host.encode()), self.flags, self.count)
        client = self._client("webauthn.get", asked["challenge"])
        signature = self.key.sign(bytes(data) + sha256(client), ec.ECDSA(SHA256()))
        said = {
            "authenticatorData": websafe_encode(bytes(data)),
            "signature": websafe_encode(signature),
            "userHandle": self.handle,
        }
        return self._answer("webauthn.get", asked["challenge"], said)

    def _answer(self, kind: str, challenge: str, said: dict) -> dict:
        client = websafe_encode(self._client(kind, challenge))
        name = websafe_encode(self.name)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "clientExtensionResults": {},
            "response": said | {"clientDataJSON": client},
        }

    def _client(self, kind: str, challenge: str) -> bytes:
        assert websafe_decode(challenge)
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()


def _cbor(value) -> bytes:
    from fido2 import cbor

    return cbor.encode(value)

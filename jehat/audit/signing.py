"""The key that signs heads of the record: Ed25519, derived from the platform's key ring, its public half for all."""

import base64
import hashlib
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from jehat.core.crypto import keyring
from jehat.core.crypto.keys import PLATFORM, derive

NAME = "jehat.record"
ED25519 = b"\1"


@dataclass(frozen=True)
class Signer:
    """One generation of the key."""

    key: Ed25519PrivateKey = field(repr=False)

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    @property
    def key_id(self) -> bytes:
        """Four bytes by which a signature names its key (C2SP signed-note)."""
        return hashlib.sha256(NAME.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def published(self) -> str:
        """The public key in one line, as it is given to auditors."""
        return f"{NAME}+{self.key_id.hex()}+{base64.b64encode(ED25519 + self.public).decode()}"

    def sign(self, text: bytes) -> bytes:
        return self.key.sign(text)


def signer(generation: int | None = None) -> Signer:
    """The signer of now, or of a generation of the ring's key."""
    seed = derive(keyring.tenant_key(PLATFORM, "audit", generation).key, b"audit-sign")
    return Signer(Ed25519PrivateKey.from_private_bytes(bytes(seed)))


def signers() -> list[Signer]:
    """Every signer there has been, the newest first."""
    newest = keyring.tenant_key(PLATFORM, "audit").generation
    return [signer(generation) for generation in range(newest, 0, -1)]

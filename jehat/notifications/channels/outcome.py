"""How the handing over of a message can end."""

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Outcome:
    """`verb` leads to the state that follows (see states.py); reference and failure are codes, never human text.

    `provider` is who took it, refused it, or did not answer.
    """

    verb: str
    reference: str = ""
    failure: str = ""
    provider: str = ""

    def by(self, provider: str) -> "Outcome":
        return replace(self, provider=provider)

    @property
    def is_certain(self) -> bool:
        """Whether the message surely did not leave, so that another provider may be given it."""
        return self.verb in ("fail", "retry")

    @property
    def is_fault_of_contact(self) -> bool:
        """Whether nobody could deliver it: the number or the address is the reason."""
        return self.verb == "fail" and self.failure in FAULTS_OF_CONTACT


# Failures for which the number or the address is to blame, and no provider.
FAULTS_OF_CONTACT = frozenset(
    {"bad_number", "bad_address", "undeliverable", "bounced", "smtp_550", "smtp_551", "smtp_553", "smtp_556"}
)


class Overtaken(Exception):
    """The lease ended before the provider was asked: another worker may have the message by now."""


def code(text: object) -> str:
    """What a provider gave as its number of a message, without anything that a number cannot hold."""
    return re.sub(r"[^A-Za-z0-9_.:@/\-]", "", str(text))[:120]


def sent(reference: str = "") -> Outcome:
    return Outcome("send", reference=code(reference))


def delivered(reference: str = "") -> Outcome:
    return Outcome("deliver", reference=code(reference))


def failed(failure: str) -> Outcome:
    """It did not leave, and would not leave another time."""
    return Outcome("fail", failure=failure)


def failed_for_now(failure: str) -> Outcome:
    """It did not leave, and may leave another time."""
    return Outcome("retry", failure=failure)


def unknown(failure: str) -> Outcome:
    """It may have left: nobody answered."""
    return Outcome("lose", failure=failure)

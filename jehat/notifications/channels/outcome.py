"""How the handing over of a message can end."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """`verb` leads to the state that follows (see states.py); reference and failure are codes, never human text."""

    verb: str
    reference: str = ""
    failure: str = ""


def sent(reference: str = "") -> Outcome:
    return Outcome("send", reference=re.sub(r"[^A-Za-z0-9_.:@/\-]", "", reference)[:120])


def failed(code: str) -> Outcome:
    """It did not leave, and would not leave another time."""
    return Outcome("fail", failure=code)


def failed_for_now(code: str) -> Outcome:
    """It did not leave, and may leave another time."""
    return Outcome("retry", failure=code)


def unknown(code: str) -> Outcome:
    """It may have left: nobody answered."""
    return Outcome("lose", failure=code)

"""The accounts with SMS providers, from the environment: JEHAT_SMS_PROVIDERS names them, in the order of preference.

`JEHAT_SMS_PROVIDERS="taqnyat backup:generic line:smpp"` names three accounts, the second and third with the name of
their description after a colon. Each has variables of its own: `JEHAT_SMS_BACKUP_URL`, `_TOKEN`, `_USER`, `_SENDER`,
`_WEIGHT` (its share, 1 unless said), `_SECRET` (of the address of its receipts), and for SMPP `_RATE` (a second) and
`_PAYLOAD=1` (long texts in one piece).
"""

from collections.abc import Mapping
from typing import Any


def from_environment(environ: Mapping[str, str]) -> list[dict[str, Any]]:
    """One dictionary for each account."""
    return [_account(name, environ) for name in environ.get("JEHAT_SMS_PROVIDERS", "").replace(",", " ").split()]


def _account(named: str, environ: Mapping[str, str]) -> dict[str, Any]:
    name, _, shape = named.partition(":")
    own = f"JEHAT_SMS_{name.upper().replace('-', '_')}_"
    words = {part: environ.get(own + part.upper(), "") for part in ("url", "token", "user", "secret")}
    shared = {"sender": environ.get(own + "SENDER") or environ.get("JEHAT_SMS_SENDER", "Jehat")}
    numbers = {"weight": int(environ.get(own + "WEIGHT", "1")), "rate": float(environ.get(own + "RATE", "10"))}
    return (
        {"name": name, "shape": shape or name, "payload": environ.get(own + "PAYLOAD") == "1"}
        | words
        | shared
        | numbers
    )

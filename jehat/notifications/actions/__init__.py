"""Reading and choosing notices, templates and devices, and what happens to a message from its writing to its end."""

from .asking import note_bounce, note_receipt, resolve
from .choosing import choose_notices
from .devices import forget_device, subscribe, unsubscribe
from .digesting import send_digest
from .reading import read_all, read_notice
from .resending import dismiss_message, resend_message
from .sending import abandon, claim, send_message, settle
from .templates import restore_template, try_template, write_template
from .withdrawing import withdraw

__all__ = [
    "abandon",
    "choose_notices",
    "claim",
    "dismiss_message",
    "forget_device",
    "note_bounce",
    "note_receipt",
    "read_all",
    "read_notice",
    "resend_message",
    "resolve",
    "restore_template",
    "send_digest",
    "send_message",
    "settle",
    "subscribe",
    "try_template",
    "unsubscribe",
    "withdraw",
    "write_template",
]

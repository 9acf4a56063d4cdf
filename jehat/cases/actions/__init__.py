"""Everything that happens to a case."""

from .closing import complete, rate, reject
from .conversation import answer, ask, comment, note
from .counter import find_visitor, receive_visitor, submit_for
from .custody import assign, open_case, refer
from .files import download
from .former import take_over
from .handover import begin_handover, go_on_handover, transfer
from .intake import submit
from .reading import mark_read
from .receipts import receipt
from .replies import change_reply, retire_reply, write_reply
from .secrecy import classify
from .undoing import undo_assign, unsend
from .withdrawal import withdraw

__all__ = [
    "answer",
    "ask",
    "assign",
    "begin_handover",
    "change_reply",
    "classify",
    "comment",
    "complete",
    "download",
    "find_visitor",
    "go_on_handover",
    "mark_read",
    "note",
    "open_case",
    "rate",
    "receipt",
    "receive_visitor",
    "refer",
    "reject",
    "retire_reply",
    "submit",
    "submit_for",
    "take_over",
    "transfer",
    "undo_assign",
    "unsend",
    "withdraw",
    "write_reply",
]

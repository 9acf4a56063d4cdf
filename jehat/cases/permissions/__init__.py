"""Who may do what to a case, each answer with its reason."""

from .asking import can_answer, can_rate, can_withdraw
from .filing import can_find_visitor, can_receipt, can_submit, can_submit_for
from .holding import glass_over, in_place_of
from .leaving import can_hand_over, can_leave, can_transfer
from .replies import can_change_reply, can_write_reply
from .secrecy import can_classify, can_open_now
from .seeing import (
    can_download,
    can_mark_read,
    can_open,
    can_see,
    can_see_access,
    can_see_internal,
    can_see_team,
    glass_marks,
)
from .taking_back import UNDO_WITHIN, can_undo_assign, can_unsend
from .working import can_ask, can_assign, can_close_as, can_comment, can_complete, can_note, can_refer, can_reject

__all__ = [
    "UNDO_WITHIN",
    "can_answer",
    "can_ask",
    "can_assign",
    "can_change_reply",
    "can_classify",
    "can_close_as",
    "can_comment",
    "can_complete",
    "can_download",
    "can_find_visitor",
    "can_hand_over",
    "can_leave",
    "can_mark_read",
    "can_note",
    "can_open",
    "can_open_now",
    "can_rate",
    "can_receipt",
    "can_refer",
    "can_reject",
    "can_see",
    "can_see_access",
    "can_see_internal",
    "can_see_team",
    "can_submit",
    "can_submit_for",
    "can_transfer",
    "can_undo_assign",
    "can_unsend",
    "can_withdraw",
    "can_write_reply",
    "glass_marks",
    "glass_over",
    "in_place_of",
]

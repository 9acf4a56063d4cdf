"""Everything that happens to a case."""

from .after import dispute, reopen, undo_close
from .appealing import appeal, decide_appeal
from .asking import answer, ask
from .attention import follow, unfollow
from .calling_back import call_back
from .checking import tick, untick
from .climbing import climb
from .closing import complete, rate, reject
from .conflicts import declare_conflict, withdraw_conflict
from .conversation import comment, note
from .copies import conclude_copy
from .counter import find_visitor, receive_visitor, submit_for
from .custody import assign, open_case
from .escalating import escalate
from .expiring import warn_of_expiry
from .files import download, print_case
from .former import take_over
from .handover import begin_handover, go_on_handover, transfer
from .homing import come_home
from .intake import submit
from .language import choose_language
from .linking import link_cases, merge, unlink_cases
from .outward import refer_out, take_in
from .planning import change_escalation
from .postponing import grant_postponement, postpone, refuse_postponement, resume
from .priority import prioritise
from .proving import prove_reading
from .pulling import pull_next
from .questions import close_unanswered, remind
from .reading import mark_read, mark_unread
from .reassigning import ask_reassignment, grant_reassignment, reassign_all, refuse_reassignment
from .recalculating import recalculate
from .recalling import decline_recall, grant_recall, recall, request_recall
from .receipts import receipt
from .referral import accept_referral, give_back, refer, refuse_referral
from .replies import change_reply, retire_reply, write_reply
from .secrecy import classify
from .sharing import add_rule, change_distribution, remove_rule, write_skill
from .steps import reach_step
from .undoing import undo_assign, unsend
from .urging import expedite, follow_up
from .views import forget_view, prefer_view, save_view
from .withdrawal import withdraw

__all__ = [
    "choose_language",
    "expedite",
    "follow_up",
    "accept_referral",
    "add_rule",
    "answer",
    "appeal",
    "ask",
    "ask_reassignment",
    "assign",
    "begin_handover",
    "call_back",
    "change_distribution",
    "change_escalation",
    "change_reply",
    "classify",
    "climb",
    "close_unanswered",
    "come_home",
    "comment",
    "complete",
    "decide_appeal",
    "declare_conflict",
    "conclude_copy",
    "decline_recall",
    "dispute",
    "download",
    "escalate",
    "find_visitor",
    "follow",
    "forget_view",
    "give_back",
    "go_on_handover",
    "grant_postponement",
    "grant_reassignment",
    "grant_recall",
    "link_cases",
    "merge",
    "unlink_cases",
    "mark_read",
    "mark_unread",
    "note",
    "open_case",
    "postpone",
    "prefer_view",
    "print_case",
    "prioritise",
    "prove_reading",
    "pull_next",
    "rate",
    "reach_step",
    "reassign_all",
    "recalculate",
    "recall",
    "receipt",
    "receive_visitor",
    "refer",
    "refer_out",
    "refuse_postponement",
    "refuse_reassignment",
    "refuse_referral",
    "reject",
    "remind",
    "remove_rule",
    "reopen",
    "request_recall",
    "resume",
    "retire_reply",
    "save_view",
    "submit",
    "submit_for",
    "take_in",
    "take_over",
    "tick",
    "transfer",
    "undo_assign",
    "undo_close",
    "unfollow",
    "unsend",
    "warn_of_expiry",
    "untick",
    "withdraw",
    "withdraw_conflict",
    "write_reply",
    "write_skill",
]

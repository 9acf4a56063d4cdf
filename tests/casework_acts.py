"""What may be done with a case in an office of many weeks: each verb with whose turn it is and what belongs to it."""

from collections.abc import Callable
from datetime import timedelta

from jehat.cases.directives import Directive, ReturnGround
from jehat.cases.models import Appeal, Case, CaseLink
from jehat.cases.states import Priority, PriorityGround, Wish

STAFF = ("noura", "faisal", "majed", "huda", "salma", "yousef", "admin", "stranger")
UNITS = ("permits", "care", "legal")
WORDS = "What is said of it"
# Whose turn it is with a case.
HOLDER, OWNER, HEAD, READER, JUDGE, SENDER = "holder", "owner", "head", "reader", "judge", "sender"
# Acts on a case that is closed.
AFTER = ("dispute", "appeal", "decide_appeal", "reopen", "rate", "undo_close")
# What most of the work consists of comes as often as all the rest.
OFTEN = ("open_case", "open_case", "ask", "answer", "complete", "refer", "refer_out", "dispute")

# What follows one another in the same case, or `there`: in that which another entity has of it.
CHAINS = (
    ("reject", "appeal", "decide_appeal"),
    ("reject", "undo_close"),
    ("refer_out", "complete", "undo_close"),
    ("refer_out", "open_case there", "complete there", "undo_close there"),
    ("refer_out", "open_case there", "accept_referral there", "give_back there"),
    ("refer_out", "refuse_referral there", "refer_out"),
    ("postpone", "grant_postponement", "reject", "undo_close"),
    ("ask_reassignment", "grant_reassignment"),
    ("ask_reassignment", "assign", "refuse_reassignment"),
    ("refer", "open_case", "accept_referral", "give_back"),
    ("refer", "recall"),
    ("refer_out", "recall"),
    ("refer_out", "open_case there", "recall"),
    ("refer_out", "open_case there", "request_recall", "grant_recall there"),
    ("refer_out", "open_case there", "request_recall", "decline_recall there"),
    ("refer", "open_case", "request_recall", "grant_recall"),
    ("refer", "conclude_copy"),
    ("refer", "complete", "undo_close"),
    ("reach_step", "reach_step"),
    ("follow_up", "expedite", "expedite"),
    ("link_cases", "unlink_cases"),
)


def words(_office, _case, _lot) -> dict:
    return {"text": WORDS}


def nothing(_office, _case, _lot) -> dict:
    return {}


def urgency(_office, case, lot) -> dict:
    others = [one for one in Priority if one != case.priority]
    return {"priority": others[lot % 2], "ground": list(PriorityGround)[lot % len(PriorityGround)]}


def colleague(office, _case, lot) -> dict:
    return {"to": office.employee(STAFF[lot % len(STAFF)])}


def elsewhere(office, _case, lot) -> dict:
    """To a person or a department, and every third time with copies of it to others, who have a directive of theirs."""
    to = office.employee(STAFF[lot % len(STAFF)]) if lot % 2 else office.unit(UNITS[lot % len(UNITS)])
    copied = [office.unit(UNITS[(lot + 1) % len(UNITS)]), office.employee(STAFF[(lot + 2) % 6])][: 1 + lot % 2]
    copies = [(one, list(Directive)[lot % len(Directive)]) for one in copied] if lot % 3 == 0 else []
    return {"to": to, "note": WORDS, "copies": copies}


def abroad(office, case, _lot) -> dict:
    world = office.world
    return {"kind": world.kind if case.entity_id == world.other_entity.pk else world.other_kind, "note": WORDS}


def ground(_office, _case, lot) -> dict:
    return {"ground": list(ReturnGround)[lot % len(ReturnGround)], "note": WORDS}


def later(office, _case, lot) -> dict:
    return {"until": (office.now + timedelta(days=1 + lot % 9)).date(), "reason": WORDS}


def decision(_office, _case, lot) -> dict:
    return {"decision": list(Appeal.Decision)[lot % 2], "text": WORDS}


def another(name) -> Callable:
    """Another case under a name, where there is one."""

    def given(_office, case, lot) -> dict | None:
        others = list(Case.objects.exclude(pk=case.pk).order_by("created_at", "pk"))
        return {name: others[lot % len(others)]} if others else None

    return given


def link(_office, case, _lot) -> dict | None:
    found = CaseLink.objects.standing().of(case).order_by("pk").first()
    return {"link": found} if found else None


def wish(_office, _case, lot) -> dict:
    return {"wish": list(Wish)[lot % len(Wish)], "text": WORDS}


def asked(_office, case, lot) -> dict | None:
    """What was asked last: the answer to it goes to its row, not to the case."""
    found = case.reassignments.order_by("asked_at").last()
    return {"asked": found, "case": None} if found else None


def granted(office, case, lot) -> dict | None:
    to = colleague(office, case, lot) if lot % 2 else {}
    return (given := asked(office, case, lot)) and given | to


def refused(office, case, lot) -> dict | None:
    return (given := asked(office, case, lot)) and given | {"answer": WORDS}


def hop(_office, case, _lot) -> dict | None:
    """The last hop of a case, whichever way it went."""
    found = case.referrals.order_by("sent_at", "pk").last()
    return {"referral": found, "case": None} if found else None


VERBS: dict[str, tuple[str, Callable]] = {
    "open_case": (HOLDER, nothing),
    "comment": (HOLDER, words),
    "note": (HOLDER, words),
    "ask": (HOLDER, words),
    "answer": (OWNER, words),
    "complete": (HOLDER, words),
    "reject": (HOLDER, words),
    "withdraw": (OWNER, words),
    "dispute": (OWNER, words),
    "appeal": (OWNER, words),
    "decide_appeal": (JUDGE, decision),
    "reopen": (HEAD, words),
    "undo_close": (HOLDER, nothing),
    "rate": (OWNER, lambda *_: {"stars": 3}),
    "choose_language": (OWNER, lambda _office, _case, lot: {"language": ("en", "ar")[lot % 2]}),
    "postpone": (HOLDER, later),
    "grant_postponement": (HEAD, lambda *_: {"words": WORDS}),
    "refuse_postponement": (HEAD, lambda *_: {"reason": WORDS}),
    "resume": (HOLDER, nothing),
    "assign": (HOLDER, colleague),
    "undo_assign": (HEAD, nothing),
    "ask_reassignment": (HOLDER, wish),
    "grant_reassignment": (HEAD, granted),
    "refuse_reassignment": (HEAD, refused),
    "unsend": (HOLDER, nothing),
    "refer": (HOLDER, elsewhere),
    "accept_referral": (HOLDER, nothing),
    "refuse_referral": (HOLDER, ground),
    "give_back": (HOLDER, ground),
    "recall": (SENDER, hop),
    "request_recall": (SENDER, hop),
    "grant_recall": (HOLDER, nothing),
    "decline_recall": (HOLDER, nothing),
    "conclude_copy": (READER, lambda _office, _case, lot: {"note": WORDS * (lot % 2)}),
    "refer_out": (HOLDER, abroad),
    "link_cases": (HOLDER, another("other")),
    "unlink_cases": (HOLDER, link),
    "merge": (HOLDER, another("into")),
    "reach_step": (HOLDER, lambda _office, _case, lot: {"place": 1 + lot % 5}),
    "prioritise": (HOLDER, urgency),
    "follow_up": (OWNER, nothing),
    "expedite": (HEAD, nothing),
    "follow": (HEAD, nothing),
    "mark_read": (HOLDER, nothing),
}

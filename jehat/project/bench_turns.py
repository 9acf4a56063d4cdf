"""The verbs of casework as they are measured: whose turn each is, what it is given, and what has to come before it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from jehat.cases import queries
from jehat.cases.directives import Directive, ReturnGround
from jehat.cases.models import Appeal, CannedReply, Case, CaseLink, Conflict, SavedView
from jehat.cases.seed_answers import with_answers
from jehat.cases.states import Priority, PriorityGround, SecrecyGround, Wish
from jehat.catalogue.models import Kind
from jehat.organization.models import Department, Employee, SecrecyLevel
from tests.before_verbs import another, declared, gone_through

TEXT = "What is said of it"
SOON = timedelta(seconds=1)
HOLDER, OWNER, HEAD, SENDER, READER, JUDGE, NOBODY = "holder", "owner", "head", "sender", "reader", "judge", "nobody"
CLERK = "salma.cx"


def nothing(_case) -> dict:
    return {}


def words(_case) -> dict:
    return {"text": TEXT}


def filed(case) -> dict:
    """A case like this one, with all that its kind asks."""
    said = {"kind": case.kind, "subject": TEXT, "text": TEXT}
    return with_answers(said, case.beneficiary, case.kind) | {"case": None}


def colleague(case) -> Employee:
    return Employee.objects.active().filter(department=case.department).exclude(pk=case.assignee_id).first()


def elsewhere(case) -> Department:
    return queries.other_departments(case).filter(employees__takes_cases=True).distinct().first()


def referral(case) -> dict:
    return {"to": elsewhere(case), "note": TEXT}


def with_copy(case) -> dict:
    copied = queries.other_departments(case).filter(head__isnull=False).exclude(pk=elsewhere(case).pk).first()
    return referral(case) | {"copies": [(copied, Directive.OPINION)]}


def abroad(case) -> dict:
    return {"kind": Kind.objects.open_to_public().exclude(entity=case.entity_id).first(), "note": TEXT}


def sent(case) -> dict:
    return {"referral": case.referrals.order_by("sent_at", "pk").last(), "case": None}


def asked(case) -> dict:
    return {"asked": case.reassignments.order_by("asked_at").last(), "case": None}


def other(case) -> Case:
    """Another case of the same person in the same hands."""
    same = Case.objects.open().with_people().filter(beneficiary=case.beneficiary_id, assignee=case.assignee_id)
    return same.exclude(pk=case.pk).first()


def turning(case) -> dict:
    """Another priority than the case has."""
    other = next(one for one in Priority if one != case.priority)
    return {"priority": other, "ground": PriorityGround.DATE}


def rising(case) -> dict:
    levels = SecrecyLevel.objects.filter(entity=case.entity_id, rank__gt=case.rank)
    return {"level": levels.order_by("rank").first(), "ground": SecrecyGround.values[0]}


def returned(_case) -> dict:
    return {"ground": ReturnGround.NOT_OURS, "note": TEXT}


def conflict(case) -> dict:
    return {"conflict": Conflict.objects.filter(beneficiary=case.beneficiary_id).latest("declared_at"), "case": None}


def view(case) -> dict:
    return {"view": SavedView.objects.own_of(case.assignee).order_by("pk").last(), "case": None}


def reply(case) -> dict:
    own = CannedReply.objects.filter(employee=case.assignee)
    return {"reply": own.order_by("pk").last(), "case": None}


def rewritten(case) -> dict:
    return reply(case) | {"title": TEXT, "arabic": TEXT, "english": TEXT}


@dataclass(frozen=True)
class Turn:
    """Whose turn a verb is, what it is given, what comes before it, and how long after that it is done.

    `ready` puts in its place what no verb before it does.
    """

    who: str = HOLDER
    given: Callable[[Case], dict] = nothing
    after: tuple[str, ...] = ()
    wait: timedelta = SOON
    ready: Callable[[Case], object] = nothing


OPENED_THERE = ("refer", "open_case")
TURNS: dict[str, Turn] = {
    "submit": Turn(OWNER, filed),
    "open_case": Turn(),
    "comment": Turn(given=words),
    "unsend": Turn(after=("comment",)),
    "note": Turn(given=words),
    "ask": Turn(given=words),
    "answer": Turn(OWNER, words, ("ask",)),
    "close_unanswered": Turn(NOBODY, after=("ask",), wait=timedelta(days=60)),
    "prove_reading": Turn(OWNER, after=("ask",)),
    "receipt": Turn(OWNER, lambda _case: {"now": None}),
    "save_view": Turn(given=lambda _case: {"name": TEXT, "asked": {"view": "late"}, "case": None}),
    "prefer_view": Turn(given=view, after=("save_view",)),
    "forget_view": Turn(given=view, after=("save_view",)),
    "write_reply": Turn(given=lambda _case: {"scope": "own", "title": TEXT, "arabic": TEXT, "case": None}),
    "change_reply": Turn(given=rewritten, after=("write_reply",)),
    "retire_reply": Turn(given=reply, after=("write_reply",)),
    "remind": Turn(NOBODY, after=("ask",), wait=timedelta(days=60)),
    "follow": Turn(),
    "unfollow": Turn(after=("follow",)),
    "mark_read": Turn(),
    "mark_unread": Turn(after=("open_case",)),
    "print_case": Turn(given=lambda _case: {"now": None}),
    "assign": Turn(given=lambda case: {"to": colleague(case)}),
    "undo_assign": Turn(SENDER, after=("assign",)),
    "ask_reassignment": Turn(given=lambda _case: {"wish": Wish.LOAD, "text": TEXT}),
    "grant_reassignment": Turn(HEAD, asked, ("ask_reassignment",)),
    "refuse_reassignment": Turn(HEAD, lambda case: asked(case) | {"answer": TEXT}, ("ask_reassignment",)),
    "withdraw_conflict": Turn(HEAD, conflict, ready=declared),
    "refer": Turn(given=referral),
    "accept_referral": Turn(after=OPENED_THERE),
    "refuse_referral": Turn(given=returned, after=OPENED_THERE),
    "give_back": Turn(given=returned, after=(*OPENED_THERE, "accept_referral")),
    "recall": Turn(SENDER, sent, ("refer",)),
    "request_recall": Turn(SENDER, sent, OPENED_THERE),
    "grant_recall": Turn(after=(*OPENED_THERE, "request_recall")),
    "decline_recall": Turn(after=(*OPENED_THERE, "request_recall")),
    "conclude_copy": Turn(READER, lambda _case: {"note": TEXT}, ("refer with a copy",)),
    "refer_out": Turn(given=abroad),
    "link_cases": Turn(given=lambda case: {"other": other(case)}, ready=another),
    "unlink_cases": Turn(
        given=lambda case: {"link": CaseLink.objects.standing().of(case).first()}, after=("link_cases",)
    ),
    "merge": Turn(given=lambda case: {"into": other(case)}, ready=another),
    "follow_up": Turn(OWNER),
    "expedite": Turn(OWNER, after=("follow_up",), wait=timedelta(days=30)),
    "postpone": Turn(
        given=lambda _case: {"until": (timezone.now() + timedelta(days=4)).date(), "reason": TEXT},
    ),
    "grant_postponement": Turn(HEAD, lambda _case: {"words": TEXT}, ("postpone",)),
    "refuse_postponement": Turn(HEAD, lambda _case: {"reason": TEXT}, ("postpone",)),
    "resume": Turn(after=("postpone", "grant_postponement")),
    "escalate": Turn(NOBODY, wait=timedelta(days=90)),
    "classify": Turn(HEAD, rising),
    "prioritise": Turn(given=turning),
    "complete": Turn(given=words, ready=gone_through),
    "reject": Turn(given=words),
    "withdraw": Turn(OWNER, words),
    "undo_close": Turn(SENDER, after=("complete",)),
    "choose_language": Turn(OWNER, lambda case: {"language": case.other_languages[0][0]}),
    "rate": Turn(OWNER, lambda _case: {"stars": 4, "text": TEXT}, ("complete",)),
    "dispute": Turn(OWNER, words, ("complete",)),
    "reopen": Turn(HEAD, words, ("complete",)),
    "appeal": Turn(OWNER, words, ("reject",)),
    "decide_appeal": Turn(
        JUDGE, lambda _case: {"decision": Appeal.Decision.values[0], "text": TEXT}, ("reject", "appeal")
    ),
}
# What only comes before another.
BEFORE = {"refer with a copy": ("refer", Turn(given=with_copy))}

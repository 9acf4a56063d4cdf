"""Who else is there, and what others did meanwhile."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from jehat.audit.models import Event
from jehat.cases.models import Case, Viewing

SAID = ("case.comment", "case.ask", "case.answer")
MOVED = (
    "case.assign",
    "case.undo_assign",
    "case.distribute",
    "case.refer",
    "case.accept_referral",
    "case.refuse_referral",
    "case.give_back",
    "case.recall",
    "case.request_recall",
    "case.grant_recall",
    "case.decline_recall",
    "case.climb",
    "case.refer_out",
    "case.call_back",
    "case.come_home",
    "case.merge",
    "case.complete",
    "case.reject",
    "case.withdraw",
    "case.classify",
    "case.prioritise",
    "case.dispute",
    "case.close_unanswered",
    "case.reopen",
    "case.undo_close",
    "case.appeal",
    "case.decide_appeal",
)
NOTED = ("case.note",)
# What another did that makes an act stale: a note among colleagues is out of date only when the case went elsewhere.
MATTERS = {"note": MOVED, "comment": SAID + MOVED}
EVERYTHING = SAID + MOVED + NOTED
MOST_CHANGES = 50
REMEMBERED = timedelta(minutes=5)


def last_line(case) -> int:
    """The mark of what a page shows: the last line of the record about the case."""
    return Event.objects.about(case).order_by("-pk").values_list("pk", flat=True).first() or 0


def changes_since(case, mark: int, *, but, verbs=EVERYTHING) -> list[Event]:
    """What others said and did in the case after a page was read, oldest first."""
    later = Event.objects.about(case).filter(pk__gt=mark, verb__in=verbs, outcome=Event.Outcome.DONE)
    return list(later.exclude(by=but).select_related("by", "acting_for").oldest_first()[:MOST_CHANGES])


def is_fresh(case, *, since, now, but, verbs) -> bool:
    """Whether the beneficiary's side can read of something that was not there to be read at a moment."""
    released = Q(held_until__gt=since) | Q(held_until__isnull=True, created_at__gt=since)
    if case.comments.released(now).filter(released).exclude(by=but).exists():
        return True
    done = Event.objects.about(case).filter(verb__in=verbs, outcome=Event.Outcome.DONE, at__gt=since)
    return done.exclude(by=but).exists()


def viewers(cases, *, but, now) -> dict[UUID, list[Viewing]]:
    """Who else has each of these cases open now, those who are writing first; one query."""
    open_now = Viewing.objects.now(now).filter(case__in={case.pk for case in cases}, user__employee__is_active=True)
    found: dict[UUID, list[Viewing]] = {}
    for one in open_now.exclude(user=but).select_related("user").order_by("-is_typing", "-seen_at")[:200]:
        found.setdefault(one.case_id, []).append(one)
    return found


def watchers(case, *, but, now) -> list[Viewing]:
    """Who else has this case open."""
    return viewers([case], but=but, now=now).get(case.pk, [])


def assigned_lately(numbers, *, by, now) -> list[Case]:
    """Those of the cases that a person assigned a moment ago, within his sight or not."""
    given = Event.objects.filter(
        by=by, verb="case.assign", outcome=Event.Outcome.DONE, at__gt=now - REMEMBERED, subject_type="cases.case"
    )
    return list(Case.objects.filter(number__in=numbers, pk__in=given.values("subject_id")).order_by("number"))

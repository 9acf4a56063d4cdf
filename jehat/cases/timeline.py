"""The story of a case, read from the record and from what was said."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import VERBS
from jehat.audit.models import Event
from jehat.core.reader import digits_of
from jehat.core.words import number
from jehat.notifications.models import Message

from . import naming, queries
from .models import Comment, Note
from .models.conversation import in_place
from .queries.facts import facts_of
from .states import Reason

ICONS = {
    "case.escalate": "circle-alert",
    "case.follow_up": "bell",
    "case.expedite": "bell",
    "case.postpone": "hourglass",
    "case.grant_postponement": "hourglass",
    "case.refuse_postponement": "x",
    "case.resume": "clock",
    "case.undo_assign": "undo-2",
    "case.comment": "reply",
    "case.note": "lock",
    "case.ask": "message-circle",
    "case.answer": "message-circle",
    "case.submit": "file-plus",
    "case.submit_for": "file-plus",
    "case.distribute": "user-plus",
    "case.assign": "user-plus",
    "case.refer": "forward",
    "case.accept_referral": "circle-check",
    "case.recall": "undo-2",
    "case.request_recall": "undo-2",
    "case.grant_recall": "undo-2",
    "case.decline_recall": "x",
    "case.climb": "forward",
    "case.link_cases": "link",
    "case.unlink_cases": "link",
    "case.merge": "link",
    "case.conclude_copy": "circle-check",
    "case.refer_out": "forward",
    "case.take_in": "file-plus",
    "case.call_back": "undo-2",
    "case.come_home": "undo-2",
    "case.refuse_referral": "undo-2",
    "case.give_back": "undo-2",
    "case.classify": "lock",
    "case.prioritise": "flag",
    "case.pull_next": "user-plus",
    "case.ask_reassignment": "refresh-cw",
    "case.grant_reassignment": "refresh-cw",
    "case.refuse_reassignment": "refresh-cw",
    "case.declare_conflict": "scale",
    "case.reach_step": "route",
    "case.open": "eye",
    "case.complete": "circle-check",
    "case.reject": "x",
    "case.withdraw": "undo-2",
    "case.rate": "star",
    "case.choose_language": "languages",
    "case.recalculate": "calendar-clock",
    "case.dispute": "undo-2",
    "case.remind": "bell",
    "case.prove_reading": "eye",
    "case.tick": "circle-check",
    "case.untick": "undo-2",
    "case.close_unanswered": "x",
    "case.reopen": "undo-2",
    "case.undo_close": "undo-2",
    "case.appeal": "flag",
    "case.decide_appeal": "flag",
    "oversight.break_glass": "key-round",
    "oversight.end_glass": "key-round",
}
SHOWN_TO_BENEFICIARY = (
    "case.grant_postponement",
    "case.follow_up",
    "case.expedite",
    "case.resume",
    "case.submit",
    "case.submit_for",
    "case.distribute",
    "case.assign",
    "case.undo_assign",
    "case.refer",
    "case.refuse_referral",
    "case.give_back",
    "case.recall",
    "case.grant_recall",
    "case.climb",
    "case.refer_out",
    "case.take_in",
    "case.call_back",
    "case.come_home",
    "case.reach_step",
    "case.merge",
    "case.complete",
    "case.reject",
    "case.withdraw",
    "case.rate",
    "case.choose_language",
    "case.recalculate",
    "case.dispute",
    "case.remind",
    "case.close_unanswered",
    "case.reopen",
    "case.appeal",
    "case.decide_appeal",
)
SHOWN_TO_TEAM = (
    *SHOWN_TO_BENEFICIARY,
    "case.postpone",
    "case.refuse_postponement",
    "case.escalate",
    "case.open",
    "case.undo_close",
    "case.prove_reading",
    "case.tick",
    "case.untick",
    "case.accept_referral",
    "case.conclude_copy",
    "case.link_cases",
    "case.unlink_cases",
    "case.request_recall",
    "case.decline_recall",
    "case.classify",
    "case.prioritise",
    "case.pull_next",
    "case.ask_reassignment",
    "case.grant_reassignment",
    "case.refuse_reassignment",
    "case.declare_conflict",
    "oversight.break_glass",
    "oversight.end_glass",
)
TO_EMPLOYEE = _("Assigned automatically to {to}")
FIGURES = _("open cases at the time: %(load)s; eligible employees: %(candidates)s")
TO_QUEUE = _("Placed in the queue of {department}")
MOST = 100
WHOLE = 2000


@dataclass(frozen=True)
class Happening:
    """A line of the record as a reader sees it."""

    at: datetime
    icon: str
    sentence: str
    by: str
    reason: str
    # With how many in hand it was given, and of how many; for the team only.
    figures: str = ""


@dataclass(frozen=True)
class Entry:
    """One item of the timeline: exactly one of the three is there."""

    at: datetime
    happening: Happening | None = None
    comment: Comment | None = None
    note: Note | None = None
    arrivals: Sequence[Message] = ()

    @property
    def day(self):
        return timezone.localdate(self.at)


def is_cut(entries: list[Entry]) -> bool:
    """Whether a story of the usual length may lack its beginning."""
    kinds = Counter("happening" if e.happening else "comment" if e.comment else "note" for e in entries)
    return any(count >= MOST for count in kinds.values())


def timeline(case, *, is_team: bool, show: str = "all", most: int = MOST, unnamed: bool = False) -> list[Entry]:
    """All that happened and was said, oldest first; notes only for the team, and only the kind asked for.

    Of each kind the latest `most` are read; `unnamed` is for who reads no employee's name.
    """
    entries: list[Entry] = []
    most = WHOLE if show == "files" else most
    if show == "all":
        entries += _happenings(case, SHOWN_TO_TEAM if is_team else SHOWN_TO_BENEFICIARY, most, unnamed)
    if show in ("all", "external", "files"):
        said = queries.comments(case, is_team=is_team)
        comments = [comment for comment in _latest(said, most) if _says_something(comment)]
        if unnamed:
            naming.unsigned(case, comments)
        arrived = queries.arrivals(case, comments) if is_team else {}
        entries += [Entry(c.created_at, comment=c, arrivals=arrived.get(c.pk, ())) for c in comments]
    if is_team and show in ("all", "internal", "files"):
        entries += [Entry(n.created_at, note=n) for n in _latest(queries.notes(case), most)]
    if show == "files":
        entries = [entry for entry in entries if (entry.comment or entry.note).attachments.all()]
    return sorted(entries, key=lambda entry: entry.at)


def _latest(said, most):
    return list(said.order_by("-created_at", "-pk")[:most])


def _says_something(comment) -> bool:
    """A case may be filed with its subject alone; then there is no message to show."""
    return bool(comment.text or comment.voice_id or comment.attachments.all())


def _happenings(case, verbs, most, unnamed) -> list[Entry]:
    events = list(
        Event.objects.about(case)
        .filter(verb__in=verbs, outcome=Event.Outcome.DONE)
        .exclude(verb="case.open", particulars__first=False)
        .exclude(verb="case.open", by__in=queries.ever_acted(case) if "case.open" in verbs else [])
        .select_related("by", "acting_for")
        .order_by("-pk")[:most]
    )
    events.reverse()
    employees = queries.employees_by_id(_ids(events, "to"))
    departments = queries.departments_by_id(_ids(events, "department"))
    tells = SHOWN_TO_TEAM is verbs
    told = [_happening(one, employees, departments, tells=tells, unnamed=unnamed) for one in events]
    return [Entry(one.at, happening=one) for one in told]


def entries_of(case, events) -> list[Entry]:
    """Lines of the record as the team reads them; what was said stands for the line that tells of it."""
    said = {str(one.pk): one for one in _among(queries.comments(case), events, "comment")}
    noted = {str(one.pk): one for one in _among(queries.notes(case), events, "note")}
    employees = queries.employees_by_id(_ids(events, "to"))
    departments = queries.departments_by_id(_ids(events, "department"))
    entries = []
    for event in events:
        comment, note = said.get(event.particulars.get("comment")), noted.get(event.particulars.get("note"))
        told = None if comment or note else _happening(event, employees, departments, tells=True)
        entries.append(Entry(event.at, happening=told, comment=comment, note=note))
    return entries


def _among(said, events, name):
    return said.filter(pk__in=_ids(events, name))


def sentences(events) -> list[str]:
    """Each line of the record in a sentence, whatever case it is about; two queries."""
    employees = queries.employees_by_id(_ids(events, "to"))
    departments = queries.departments_by_id(_ids(events, "department"))
    return [_happening(event, employees, departments).sentence for event in events]


def _ids(events, name) -> set[str]:
    return {event.particulars[name] for event in events if event.particulars.get(name)}


def _happening(event, employees, departments, *, tells=False, unnamed=False) -> Happening:
    told = event.particulars
    receiver = employees.get(told.get("to"))
    by = "" if unnamed and event.verb not in naming.HIS_OWN else actor_of(event)
    words = {
        "to": str(naming.UNNAMED) if receiver and unnamed else getattr(receiver, "name", ""),
        "department": getattr(departments.get(told.get("department")), "name", ""),
        "level": queries.level_at(event.entity_id, told["rank"]).name if "rank" in told else "",
    }
    sentence = str(_sentence(event)).format_map(defaultdict(str, words | facts_of(event)))
    reason = str(Reason(told["reason"]).label) if told.get("reason") else ""
    figures = _figures(told) if tells and event.verb == "case.distribute" else ""
    return Happening(event.at, ICONS.get(event.verb, "history"), sentence, by, reason, figures)


def _figures(told) -> str:
    """What a choice was made by, as the custody keeps it; nothing where it was not a matter of load."""
    if told.get("load") is None or told.get("candidates") is None:
        return ""
    return str(FIGURES) % {name: number(told[name], system=digits_of()) for name in ("load", "candidates")}


def actor_of(event) -> str:
    """Who did it; of an act in another's place both names."""
    return in_place(event.by, event.acting_for) if event.by else ""


def _sentence(event):
    if event.verb == "case.distribute":
        return TO_EMPLOYEE if event.particulars.get("to") else TO_QUEUE
    return VERBS[event.verb].says

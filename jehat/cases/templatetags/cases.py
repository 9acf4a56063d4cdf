"""How cases look: their states, priorities and promises, and the rows, cards and chains the kit draws of them."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jehat.cases import naming
from jehat.cases.models.alarm import Level
from jehat.cases.states import CLOSED, Outcome, Priority, Status
from jehat.core import words
from jehat.core.components import cards, lists
from jehat.core.components.marks import drawing
from jehat.core.reader import calendar_of, digits_of
from jehat.core.templatetags.words import ago, dual_tag, numeral

register = template.Library()

# tone, icon, and the shape of the dot in lists
LOOK = {
    Status.TRIAGE: ("mute", "hourglass", "mute"),
    Status.ASSIGNED: ("info", "circle-alert", "info"),
    Status.IN_PROGRESS: ("brand", "clock", "brand"),
    Status.WAITING_BENEFICIARY: ("warn", "message-circle", "warn"),
    Status.POSTPONED: ("mute", "hourglass", "mute"),
    Status.WAITING_OTHER: ("mute", "hourglass", "mute"),
    Status.COMPLETED: ("ok", "circle-check", "ok"),
    Status.REJECTED: ("mute", "x", "ok"),
    Status.WITHDRAWN: ("mute", "undo-2", "ok"),
}
# What the beneficiary reads where his words differ from the team's.
HIS_WORDS = {
    Status.TRIAGE: _("Received"),
    Status.ASSIGNED: _("Received"),
    Status.WAITING_BENEFICIARY: _("Waiting for your reply"),
}
# To be closed is not to be solved: both sides read what came of it.
HIS_OUTCOMES = {Outcome.NO_ANSWER: _("Closed: what was asked of you did not come")}
PRIORITY_TONE = {Priority.URGENT: "bad", Priority.IMPORTANT: "warn", Priority.NORMAL: "mute"}
STEP = {Status.TRIAGE: 1, Status.ASSIGNED: 1}
SNIPPET = 90


def _status(case, side) -> dict:
    tone, icon, _dot = LOOK[Status(case.status)]
    return {"tone": tone, "icon": icon, "label": state_of(case, side)}


def state_of(case, side):
    """The state of a case in the words of a side, `case` for the beneficiary's; of a closed one, what came of it."""
    if case.outcome:
        outcome = Outcome(case.outcome)
        return HIS_OUTCOMES.get(outcome, outcome.label) if side == "case" else outcome.label
    status = Status(case.status)
    return HIS_WORDS.get(status, status.label) if side == "case" else status.label


def _priority(case, side="work") -> dict:
    priority = Priority(case.asked_priority if side == "case" else case.priority)
    return {"tone": PRIORITY_TONE[priority], "label": priority.label}


def _promise(case, now) -> dict:
    """What is left of the promise, in words: days, or hours on the last day."""
    if case.status in CLOSED:
        return {"tone": "ok" if case.outcome == Outcome.DONE else "mute", "label": state_of(case, "work")}
    left = (case.due_at - now).total_seconds()
    span = {"span": _span(abs(left))}
    if left < 0:
        return {"tone": "bad", "label": _("%(span)s late") % span}
    share = left / max((case.due_at - case.created_at).total_seconds(), 1)
    return {"tone": "warn" if share < 0.2 else "ok", "label": _("%(span)s left") % span}


def _span(seconds) -> str:
    hours = max(int(seconds // 3600), 1)
    if hours < 24:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": numeral(hours)}
    return ngettext("%(n)s day", "%(n)s days", hours // 24) % {"n": numeral(hours // 24)}


def _snippet(comment) -> str:
    if comment is None:
        return ""
    return comment.text[:SNIPPET] or (_("Voice message") if comment.voice_id else _("Attachments"))


@register.simple_tag
def status_chip(case, side="work"):
    look = _status(case, side)
    return format_html('<span class="chip chip--{}">{}{}</span>', look["tone"], drawing(look["icon"]), look["label"])


@register.simple_tag(takes_context=True)
def outcome_words(context, case):
    """What came of a closed case, in the words of whose page it is."""
    return state_of(case, context["side"])


@register.simple_tag
def priority_flag(case, side="work"):
    look = _priority(case, side)
    return format_html('<span class="prio prio--{}">{}{}</span>', look["tone"], drawing("flag"), look["label"])


@register.simple_tag
def promise_chip(case, now):
    look = _promise(case, now)
    return format_html('<span class="sla sla--{}">{}</span>', look["tone"], look["label"])


def _flags(case) -> list[dict]:
    """What presses for an open case of a list: that it was urged on, and how high it climbed beyond its time."""
    if not case.is_open:
        return []
    flags = []
    if case.urged is not None:
        label = _("Urged on: no. %(n)s") % {"n": numeral(case.urged)} if case.urged else _("Asked where it stands")
        flags.append({"icon": "bell", "label": label})
    # That the time is nearly over, or over, the row says already.
    if case.alarmed is not None and case.alarmed >= Level.FIRST:
        flags.append({"icon": "circle-alert", "label": Level(case.alarmed).label})
    return flags


def _eyes(viewings) -> str:
    """Who else has the case open, in a few words."""
    return str(_(", ")).join(one.user.name for one in viewings[:2]) if viewings else ""


@register.simple_tag(takes_context=True)
def case_row(context, row):
    """One case of the inbox."""
    case, active = row.case, context.get("case")
    dot = {"tone": "bad", "label": _("Late")} if row.is_late else {"tone": LOOK[Status(case.status)][2]}
    shown = {
        "url": f"{reverse('cases:work', args=[case.number])}?{context['listed'].query}",
        "pick": case.number,
        "eyes": _eyes(context["eyes"].get(case.pk)),
        "who": case.beneficiary.name,
        "subject": case.title,
        "snippet": "" if case.is_masked else _snippet(row.last),
        "voice": bool(row.last and row.last.voice_id),
        "when": words.digits(words.ago(case.active_at, context["now"], calendar_of()), digits_of()),
        "iso": case.active_at.isoformat(timespec="seconds"),
        "status": {"label": state_of(case, "work"), **dot},
        "sla": _promise(case, context["now"]),
        "flags": _flags(case),
        "unread": row.is_unread,
        "active": active is not None and active.pk == case.pk,
    }
    return lists.inbox_row(shown)


@register.simple_tag(takes_context=True)
def canned_button(context, mode):
    """The way to the canned replies from one of the two composers; what is inserted never changes the composer."""
    number = context["case"].number
    page = f"{reverse('cases:replies')}?for={number}&composer={mode}"
    source = f"{reverse('cases:ready_replies', args=[number])}?composer={mode}"
    return format_html(
        '<a class="btn btn--ghost" href="{}" data-canned="{}" title="{}">{}<span class="vh">{}</span><kbd>/</kbd></a>',
        page,
        source,
        _("Canned replies"),
        drawing("message-square"),
        _("Canned replies"),
    )


@register.simple_tag(takes_context=True)
def own_card(context, row):
    """One case of the beneficiary's home, with the seed's six facts and its number."""
    case = row.case
    closed = case.status in CLOSED
    now = 3 if closed else STEP.get(Status(case.status), 2)
    stages = [_("Receipt"), _("Processing"), state_of(case, "case") if closed else _("Completion")]
    shown = {
        "url": reverse("cases:case", args=[case.number]),
        "subject": case.subject,
        "status": _status(case, "case"),
        "priority": _priority(case, "case"),
        "unread": int(row.is_unread),
        "whom": "" if case.beneficiary_id == context["request"].user.pk else case.beneficiary.name,
        "last": _snippet(row.last),
        "steps": [
            {"label": label, "state": lists.stage(place, now, case.outcome == Outcome.DONE, closed)}
            for place, label in enumerate(stages, 1)
        ],
        "employee": case.assignee.name if case.assignee and case.entity.names_people else "",
        "entity": case.entity.name,
        "type": case.kind.name,
        "date": dual_tag(context, case.created_at),
        "number": case.tracking or case.number,
    }
    return cards.case_card(shown)


@register.simple_tag(takes_context=True)
def chain_of_custody(context):
    """Who held the case of this page, how long, and what is promised next."""
    case, chain = context["case"], context["chain"]
    is_reader = case.beneficiary_id == context["request"].user.pk
    unnamed = context["side"] != "work" and not case.entity.names_people
    origin = _("You") if is_reader else case.beneficiary.name
    holders = [{"unit": origin, "person": _("filed the case"), "held": ago(context, case.created_at), "state": "done"}]
    for custody in chain:
        is_now = custody.until is None and case.is_open
        worked = format_html('<bdi class="num">{}</bdi>', words.digits(words.hours(custody.worked), digits_of()))
        holders.append(
            {
                "unit": custody.department.name,
                "person": naming.holder(custody, unnamed=unnamed) or _("In the queue"),
                "held": format_html("{} · {}", ago(context, custody.since), worked) if is_now else worked,
                "state": "now" if is_now else "done",
                "late": is_now and case.is_late(context["now"]),
            }
        )
    if case.is_open:
        holders.append({"unit": _("Completion"), "person": _("promised"), "held": dual_tag(context, case.due_at)})
    else:
        closed = {"unit": state_of(case, context["side"]), "held": dual_tag(context, case.closed_at), "state": "done"}
        holders.append(closed)
    return lists.custody(holders, note=_("Where the case is now, and the working time it took with each holder"))


@register.simple_tag
def worked(minutes: int) -> str:
    """So many minutes in words, in hours and minutes; a day of work is no unit, since days differ."""
    hours, rest = divmod(minutes, 60)
    told = [ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": numeral(hours)}] if hours else []
    if rest or not hours:
        told.append(ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": numeral(rest)})
    return str(_(", ")).join(told)


@register.simple_tag(takes_context=True)
def files_of(context, said):
    """The attachments of a comment or a note, as the kit's chips want them."""
    number = context["case"].number
    return [
        {
            "name": one.file.name,
            "size": one.file.size,
            "kind": one.file.kind,
            "url": reverse("cases:file", args=[number, one.file_id]),
        }
        for one in said.attachments.all()
    ]


@register.filter
def item(mapping, name):
    """The entry of a mapping under a name that the template holds in a variable."""
    return mapping[name]

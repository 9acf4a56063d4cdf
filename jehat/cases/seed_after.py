"""What goes on in the demonstration after a closing: it is disputed, appealed against, or it ran out of time."""

import json
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from django.utils import timezone, translation

from jehat.catalogue.models import Kind
from jehat.people.models import Beneficiary

from . import actions
from .models import Appeal, Case
from .seed_answers import with_answers

AFTER = Path(__file__).parent / "demonstration" / "after.json"
# How long ago these cases were filed, and closed: within the days in which one may still say something against it.
FILED, CLOSED = timedelta(days=11), timedelta(days=3)
ASKED_BEFORE = timedelta(days=45)


def go_on_after(*, cast=(), now=None) -> list[Case]:
    """A disputed case, a pending appeal, a decided one, and one without an answer; nothing where there are appeals."""
    if Appeal.objects.exists():
        return []
    now = now or timezone.now()
    others = Beneficiary.objects.select_related("user").exclude(user__in=cast).order_by("user__username")
    plays = {"disputed": _dispute, "pending": _appeal, "decided": _decide, "unanswered": _leave_unanswered}
    told = json.loads(AFTER.read_text())
    kinds = {kind.code: kind for kind in Kind.objects.filter(code__in={one["kind"] for one in told.values()})}
    with translation.override("ar"):
        return [
            play(told[name], kinds[told[name]["kind"]], one.user, now)
            for (name, play), one in zip(plays.items(), cycle(others), strict=False)
            if told[name]["kind"] in kinds
        ]


def _dispute(told, kind, person, now) -> Case:
    case = _begun(told, kind, person, now - FILED)
    actions.complete(by=case.assignee.user, case=case, text=told["closing"], now=now - CLOSED)
    return actions.dispute(by=person, case=case, text=told["after"], now=now - timedelta(hours=20))


def _appeal(told, kind, person, now) -> Case:
    case = _begun(told, kind, person, now - FILED)
    actions.reject(by=case.assignee.user, case=case, text=told["closing"], now=now - CLOSED)
    return actions.appeal(by=person, case=case, text=told["after"], now=now - timedelta(days=1)).case


def _decide(told, kind, person, now) -> Case:
    case = _appeal(told, kind, person, now)
    if case.appeal.employee:
        said = {"decision": Appeal.Decision.UPHELD, "text": told["decision"]}
        actions.decide_appeal(by=case.appeal.employee.user, case=case, now=now - timedelta(hours=3), **said)
    return case


def _leave_unanswered(told, kind, person, now) -> Case:
    """Asked in good time, and closed on its own once the days for an answer were over."""
    case = _begun(told, kind, person, now - ASKED_BEFORE)
    actions.ask(by=case.assignee.user, case=case, text=told["question"], now=now - ASKED_BEFORE + timedelta(hours=2))
    return actions.close_unanswered(case=case, now=now - CLOSED)


def _begun(told, kind, person, begun) -> Case:
    """Filed and read by whoever it was given to."""
    said = with_answers({"subject": told["subject"], "text": told["text"]}, person, kind)
    case = actions.submit(by=person, kind=kind, now=begun, **said)
    actions.open_case(by=case.assignee.user, case=case, now=begun + timedelta(hours=1))
    return Case.objects.with_people().get(pk=case.pk)

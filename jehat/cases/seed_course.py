"""What else the demonstration has of casework: a letter issued, a question of several points, a case asked back."""

import json
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from django.utils import timezone, translation

from jehat.catalogue.models import Kind
from jehat.organization.models import Employee
from jehat.people.models import Beneficiary

from . import actions, queries
from .models import Case, IssuedLetter, Referral
from .seed_answers import with_answers

COURSE = Path(__file__).parent / "demonstration" / "course.json"
FILED, SINCE = timedelta(days=6), timedelta(days=2)


def show_course(*, cast=(), now=None) -> list[Case]:
    """A letter that was issued, a question of several points that is open, a referral whose sender asks it back.

    Nothing where a letter was issued, and nothing of a kind whose case came to nobody.
    """
    if IssuedLetter.objects.exists():
        return []
    now = now or timezone.now()
    told = json.loads(COURSE.read_text())
    kinds = {kind.code: kind for kind in Kind.objects.filter(code__in={one["kind"] for one in told.values()})}
    others = Beneficiary.objects.select_related("user").exclude(user__in=cast).order_by("-user__username")
    plays = {"letter": _issue, "points": _ask, "recall": _ask_back}
    shown = []
    with translation.override("ar"):
        for (name, play), one in zip(plays.items(), cycle(others), strict=False):
            if (kind := kinds.get(told[name]["kind"])) and (case := _begun(told[name], kind, one.user, now - FILED)):
                play(case, told[name], now)
                shown.append(case)
    return shown


def _begun(told, kind, person, begun) -> Case | None:
    """Filed and read by whoever it was given to, if it was given to anybody."""
    said = with_answers({"subject": told["subject"], "text": told["text"]}, person, kind)
    case = actions.submit(by=person, kind=kind, now=begun, **said)
    if case.assignee is None:
        return None
    actions.open_case(by=case.assignee.user, case=case, now=begun + timedelta(hours=1))
    return Case.objects.with_people().get(pk=case.pk)


def _issue(case, told, now) -> None:
    officer = case.assignee
    letter = next((one for one in queries.letters_of(case)["complete"] if one.code == told["letter"]), None)
    if letter is None:
        return
    for item in case.terms.ruled.closing_checklist:
        if item.is_needed:
            actions.tick(by=officer.user, case=case, item=item.code, now=now - SINCE)
    words = queries.letter_words(case, letter, officer)
    actions.complete(by=officer.user, case=case, text=words, letter=letter.code, now=now - SINCE)


def _ask(case, told, now) -> None:
    actions.ask(by=case.assignee.user, case=case, text=told["question"], points=told["points"], now=now - SINCE)


def _ask_back(case, told, now) -> None:
    """It went to another department, was opened there, and is asked for again."""
    sender = case.assignee.user
    colleagues = Employee.objects.active().filter(entity=case.entity, takes_cases=True, department__is_active=True)
    other = colleagues.exclude(department=case.department).select_related("department").order_by("department__code")
    if not other:
        return
    case = actions.refer(by=sender, case=case, to=other[0].department, note=told["note"], now=now - SINCE)
    if case.assignee:
        actions.open_case(by=case.assignee.user, case=case, now=now - SINCE + timedelta(hours=2))
        hop = Referral.objects.with_people().get(case=case, is_original=True)
        actions.request_recall(by=sender, referral=hop, now=now - timedelta(hours=3))

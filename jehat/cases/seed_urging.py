"""What presses in the demonstration: a postponement that is asked for, and a case that is asked after."""

import json
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from jehat.cases.states import Status

from . import actions, permissions
from .models import Case, FollowUp, Postponement

WORDS = Path(__file__).parent / "demonstration" / "postponing.json"
LATER = timedelta(days=7)


def press(*, cast, now=None) -> list[Case]:
    """One of each, on cases of nobody in the cast; nothing where it was done already."""
    now = now or timezone.now()
    if FollowUp.objects.exists() or Postponement.objects.exists():
        return []
    others = Case.objects.open().with_people().exclude(beneficiary__in=cast).exclude(assignee__user__in=cast)
    running = others.ordinary().filter(status=Status.IN_PROGRESS).order_by("-created_at")
    return _put_off(running, now) + _ask_after(running, now)


def _put_off(cases, now) -> list[Case]:
    until = timezone.localdate(now) + LATER
    for case in cases:
        by = case.assignee.user
        if permissions.can_postpone(by, case) and permissions.can_put_off(case, until, now=now):
            reason = json.loads(WORDS.read_text())["reason"]
            actions.postpone(by=by, case=case, until=until, reason=reason, now=now)
            return [case]
    return []


def _ask_after(cases, now) -> list[Case]:
    for case in cases.filter(postponements__isnull=True):
        by = case.beneficiary
        may = permissions.can_follow_up(by, case)
        if may and permissions.can_step(by, case, None, now=now, is_expediting=False):
            actions.follow_up(by=by, case=case, now=now)
            return [case]
    return []

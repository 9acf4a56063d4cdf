"""This area's part of the demonstration: two cases opened by urgent access, one of them ended and reviewed."""

from datetime import timedelta

from django.utils import timezone, translation

from jehat.cases.actions import open_case
from jehat.organization.models import Employee, Entity

from . import actions
from .models import Glass
from .queries.watched import named

WHY = (
    (Glass.Reason.COMPLAINT, "شكوى من تأخر الرد على المستفيد، وردت برقم 214 من شكاوى الجهة."),
    (Glass.Reason.INSPECTION, "تفتيش دوري على مواعيد الإنجاز في إدارة الرخص."),
)


def break_glasses(*, now=None) -> list[Glass]:
    """An inspector reads the two oldest open cases that somebody works on; nothing where it was done already."""
    now = now or timezone.now()
    inspector = _inspector(now)
    if inspector is None or Glass.objects.exists():
        return []
    since = now - timedelta(hours=1)
    worked_on = named(inspector).open().filter(assignee__isnull=False).order_by("created_at")
    broken = []
    with translation.override("ar"):
        for case, (reason, words) in zip(worked_on[: len(WHY)], WHY, strict=False):
            given = {"reason": reason, "words": words, "hours": 24, "now": since}
            broken.append(actions.break_glass(by=inspector.user, case=case, **given))
            open_case(by=inspector.user, case=case, now=since + timedelta(minutes=2))
        _end(broken[:1], now=now - timedelta(minutes=20))
    return broken


def _inspector(now) -> Employee | None:
    able = Employee.objects.active().filter(entity__kind=Entity.Kind.OVERSIGHT).who_may("oversight.break_glass", now)
    return able.select_related("user", "entity").order_by("user__username").first()


def _end(glasses, *, now):
    """The administrator of the entity ends it, and says that he looked at it."""
    for glass in glasses:
        keepers = Employee.objects.active().of(glass.entity).who_may("oversight.end_glass", now)
        for keeper in keepers.select_related("user")[:1]:
            actions.end_glass(by=keeper.user, glass=glass, now=now)
            actions.review_glass(by=keeper.user, glass=glass, now=now)

"""Urgent access to a case: opened for a reason and a time, ended, looked at afterwards."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases.models import Case
from jehat.core.verdict import Refused
from jehat.notifications.notify import notify
from jehat.organization.actions import end_cause, give_for_cause
from jehat.organization.models import Grant
from jehat.oversight import notices, permissions
from jehat.oversight.models import Glass, GlassReview

LONGEST_HOURS = Glass.LONGEST // timedelta(hours=1)


@action("oversight.break_glass", says=_("Opened by urgent access"), enters=("case",))
def break_glass(*, by, case, reason, words, hours=Glass.USUAL_HOURS, now=None):
    """Let a person read a case beyond his post for some hours; who answers for it is told at once (وصول طارئ)."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_break_glass(by, case).require()
    if not words.strip() or not 1 <= hours <= LONGEST_HOURS:
        raise Refused(_("Urgent access needs its reason in words, and lasts from one hour to a day."))
    glass = Glass.objects.create(
        entity=case.entity,
        case=case,
        employee=by.employee,
        reason=reason,
        words=words,
        since=now,
        until=now + timedelta(hours=hours),
    )
    _open(glass, by=by)
    event = record("oversight.break_glass", case, by=by, at=now, glass=glass.pk, why=str(reason), hours=hours)
    notify(notices.told_of_breaking(glass), of=event)
    return glass


def _open(glass, *, by):
    """What the person may see for this cause: this case, at the secrecy it has now, until the glass is over."""
    give_for_cause(
        by=by,
        employee=glass.employee,
        verb="case.see",
        subject=glass.case,
        cause=Grant.Cause.GLASS,
        cause_id=glass.pk,
        highest=glass.case.rank,
        until=glass.until,
        now=glass.since,
    )


@action("oversight.end_glass", says=_("Urgent access was ended"), enters=("glass", "glass.employee"))
def end_glass(*, by, glass, now=None):
    """End an urgent access before its time; what it opened is closed with the next request."""
    glass = Glass.objects.locked().with_people().get(pk=glass.pk)
    now = now or timezone.now()
    permissions.can_end_glass(by, glass, now=now).require()
    glass.ended_by, glass.ended_at = by, now
    glass.save(update_fields=["ended_by", "ended_at"])
    end_cause(by=by, cause=Grant.Cause.GLASS, cause_id=glass.pk, now=now)
    event = record("oversight.end_glass", glass.case, by=by, at=now, glass=glass.pk)
    notify(notices.told_of_end(glass), of=event)
    return glass


@action("oversight.review_glass", says=_("An urgent access was reviewed"), enters=("glass",))
def review_glass(*, by, glass, now=None):
    """Note that one has looked at what was done under an urgent access."""
    glass = Glass.objects.locked().with_people().get(pk=glass.pk)
    now = now or timezone.now()
    permissions.can_review_glass(by, glass).require()
    review = GlassReview.objects.create(entity=glass.entity, glass=glass, by=by, at=now)
    record("oversight.review_glass", glass.case, by=by, at=now, glass=glass.pk)
    return review

"""The quarterly review of permissions: begun and reminded of by the clock, decided line by line."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import herald, notices, permissions, quarters, reviewing
from jehat.organization.models import AccessReview, Employee, ReviewLine, Role

from .granting import lock_entity, require_one_who_grants, take_away


@action("review.open", says=_("A review of permissions began"))
def open_review(*, entity, by=None, now=None):
    """Begin the review of this quarter with a line for everybody who works here; None where it has begun."""
    now = now or timezone.now()
    entity = lock_entity(entity.pk)
    year, quarter = quarters.quarter_of(timezone.localdate(now))
    if AccessReview.objects.of(entity).filter(year=year, quarter=quarter).exists():
        return None
    AccessReview.objects.of(entity).open().update(closed_at=now)
    due = timezone.localdate(now + reviewing.LASTS)
    review = AccessReview.objects.create(entity=entity, year=year, quarter=quarter, opened_at=now, due=due)
    people = Employee.objects.active().of(entity).order_by("created_at", "pk")
    lines = [ReviewLine(entity=entity, review=review, employee=one, role_id=one.role_id) for one in people]
    ReviewLine.objects.bulk_create(lines, batch_size=1000)
    event = record("review.open", review, by=by, at=now, year=year, quarter=quarter, people=len(lines))
    herald.tell(notices.told_of_review(reviewing.reviewers(entity, now)), of=event)
    return review


@action("review.remind", says=_("The reviewers of permissions were reminded"))
def remind_reviewers(*, review, by=None, now=None) -> int:
    """Remind everybody before whom lines of a review still wait; how many."""
    now = now or timezone.now()
    review = AccessReview.objects.locked().get(pk=review.pk)
    asked = reviewing.still_asked(review, now)
    review.reminded_at = now
    review.save(update_fields=["reminded_at"])
    event = record("review.remind", review, by=by, at=now, reviewers=len(asked))
    herald.tell(notices.told_of_review_due(asked), of=event)
    return len(asked)


@action("review.decide", says=_("The permissions of an employee were reviewed"))
def decide_review(*, by, line, wanted=(), role=None, now=None):
    """Keep what an employee has, or take from it the verbs named, or give him a role of less; all of it at once."""
    now = now or timezone.now()
    entity = lock_entity(line.entity_id)
    line = ReviewLine.objects.locked().select_related("review").get(pk=line.pk)
    employee = Employee.objects.locked().with_people().get(pk=line.employee_id)
    permissions.can_decide_review(by, line, employee).require()
    wanted = sorted(set(wanted))
    if set(wanted) - reviewing.own_verbs(employee, now):
        raise Refused(_("The employee does not have all of this any more. Look again, then choose."))
    if role is not None:
        _give_less(employee, role, by=by, now=now)
    take_away(employee, set(wanted) & reviewing.own_verbs(employee, now), by=by, now=now)
    require_one_who_grants(entity, now=now)
    return _decided(line, employee, wanted, role, by=by, now=now)


def _give_less(employee, role, *, by, now) -> None:
    role = Role.objects.locked().get(pk=role.pk)
    if role not in reviewing.lesser_roles(employee.role):
        raise Refused(_("A review gives nothing: choose a role of the entity that gives less than the one before."))
    employee.role = role
    employee.save(update_fields=["role"])
    told = {"department": employee.department_id, "role": role.code, "takes": employee.takes_cases}
    record("organization.change_employee", employee, by=by, at=now, **told)


def _decided(line, employee, wanted, role, *, by, now) -> ReviewLine:
    outcome = ReviewLine.Outcome
    line.outcome = outcome.WITHDRAWN if wanted or role else outcome.KEPT
    line.verbs, line.to_role, line.decided_by, line.decided_at = wanted, role, by, now
    line.save(update_fields=["outcome", "verbs", "to_role", "decided_by", "decided_at"])
    told = {"employee": employee.pk, "decision": str(line.outcome), "verbs": wanted}
    event = record("review.decide", line, by=by, at=now, **told | ({"role": role.code} if role else {}))
    if line.outcome == outcome.WITHDRAWN:
        herald.tell(notices.told_of_less(employee), of=event)
    if not line.review.lines.undecided().exists():
        AccessReview.objects.filter(pk=line.review_id, closed_at__isnull=True).update(closed_at=now)
    return line

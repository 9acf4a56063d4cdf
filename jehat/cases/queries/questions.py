"""What beneficiaries are asked, and what is to be done about it by the clock."""

from django.db.models import F, Q

from jehat.cases.models import Case, Question
from jehat.cases.reminding import BEFORE_THE_END, MOST
from jehat.cases.states import Status

AT_ONCE = 500


def asked_of(case) -> Question | None:
    """What the beneficiary is being asked now, with until when; of a case closed for it, what he may still answer."""
    if case.status != Status.WAITING_BENEFICIARY:
        return None
    pending = case.questions.pending().select_related("comment__by", "comment__acting_for", "points")
    found = pending.oldest_first().last()
    if found and hasattr(found, "points"):
        # It is sealed with the case in hand: nothing is read again to open it.
        found.points.case = case
    return found


def points_of(case) -> list[dict]:
    """What the beneficiary is being asked point by point, with what he has answered of it."""
    asked = asked_of(case)
    return asked.listed if asked else []


def to_remind(*, now) -> list[Case]:
    """Cases whose beneficiary may have to be reminded; which of them are, is asked under their lock."""
    half = Q(reminded=0, asked_at__lte=now - (F("due_at") - F("asked_at")) / 2)
    near = Q(reminded__lt=MOST, due_at__lte=now + BEFORE_THE_END)
    asked = Question.objects.pending().filter(half | near, case__status=Status.WAITING_BENEFICIARY, due_at__gte=now)
    return list(Case.objects.filter(pk__in=asked.order_by("due_at").values("case")[:AT_ONCE]))


def to_close(*, now) -> list[Case]:
    """Cases whose beneficiary did not answer in time."""
    overdue = Question.objects.overdue(now).filter(case__status=Status.WAITING_BENEFICIARY)
    return list(Case.objects.filter(pk__in=overdue.order_by("due_at").values("case")[:AT_ONCE]))

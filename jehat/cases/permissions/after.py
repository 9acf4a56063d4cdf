"""What may be done about a case once it is closed, and until when."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.cases.states import TAKES_UP
from jehat.cases.windows import last_moment
from jehat.core.verdict import ALLOWED, Verdict, refuse

from .holding import employee_of, may_as_employee

# A mistake is noticed at once, or the beneficiary has read it.
UNDO_CLOSE_WITHIN = timedelta(minutes=10)


def can_dispute(user, case, *, now=None) -> Verdict:
    """The beneficiary says that it is not solved, for some days after the closing."""
    if not case.is_acted_for_by(user):
        return refuse(_("Only the beneficiary says whether it is solved."))
    if case.is_open:
        return refuse(_("The case is not closed."))
    if case.outcome not in TAKES_UP["dispute"]:
        return refuse(_("A case that ended like this is not disputed."))
    if (now or timezone.now()) > disputed_until(case):
        return refuse(_("The time to say that it is not solved is over; file a new case."))
    return ALLOWED


def disputed_until(case):
    return last_moment(case.closed_at, case.terms.ruled.reopen_days)


def can_reopen(user, case) -> Verdict:
    """A supervisor opens again what was closed wrongly; what the beneficiary took back himself stays with him."""
    person = may_as_employee(user, case, "reopen")
    if not person:
        return person
    if case.is_open:
        return refuse(_("The case is not closed."))
    if case.outcome not in TAKES_UP["reopen"]:
        return refuse(_("A case that ended like this is not opened again."))
    if hasattr(case, "appeal") and case.appeal.is_pending:
        return refuse(_("An appeal waits for its decision."))
    return ALLOWED


def can_undo_close(user, case, *, now=None) -> Verdict:
    """Only who closed it, within minutes, before anybody of the beneficiary's side has read of it."""
    if case.is_open:
        return refuse(_("The case is not closed."))
    closing = case.ending
    if closing is None or closing.by_id != user.pk or employee_of(user, case) is None:
        return refuse(_("Only who closed the case takes the closing back."))
    if case.outcome not in TAKES_UP["undo_close"] or (now or timezone.now()) > closing.at + UNDO_CLOSE_WITHIN:
        return refuse(_("It is too late to take the closing back."))
    if case.first_id and case.arrivals.filter(ended_at=closing.at).exists():
        return refuse(_("The entity that sent the case has been told what came of it."))
    later = case.openings.filter(last_at__gte=closing.at).select_related("user")
    was_read = any(case.is_acted_for_by(opening.user) for opening in later)
    was_read = was_read or case.readings.filter(comment=closing.comment_id).exists()
    if was_read or hasattr(case, "rating") or hasattr(case, "appeal"):
        return refuse(_("The beneficiary has read that the case is closed."))
    return ALLOWED

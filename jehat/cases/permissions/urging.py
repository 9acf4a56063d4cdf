"""Who asks where a case stands, and who urges it on."""

from django.utils.translation import gettext_lazy as _

from jehat.calendars.queries import week_of
from jehat.calendars.working_time import working_minutes
from jehat.cases.states import Status
from jehat.core.verdict import ALLOWED, Verdict, refuse

from .holding import may_as_employee

# Two working days the beneficiary leaves the entity in peace, after he filed and after each time he asked.
QUIET = 2 * 7 * 60
MOST = 3


def can_follow_up(user, case) -> Verdict:
    """The beneficiary's side, and whoever directs the department, while the entity is to act."""
    if not case.is_open:
        return refuse(_("The case is closed."))
    if not case.is_acted_for_by(user):
        return may_as_employee(user, case, "expedite")
    if case.status == Status.WAITING_BENEFICIARY:
        return refuse(_("The entity waits for your answer."))
    return ALLOWED


def can_expedite(user, case) -> Verdict:
    return can_follow_up(user, case)


def can_step(user, case, last, *, now, is_expediting) -> Verdict:
    """Whether this step of the ladder comes next, and its time has come."""
    if is_expediting and last is None:
        return refuse(_("First it is asked where the case stands, and then it is urged on."))
    if not is_expediting and last is not None:
        return refuse(_("It was asked already where the case stands; now it can be urged on."))
    if last is not None and last.step >= MOST:
        return refuse(_("The case was urged on three times, which is the most."))
    since = last.at if last else case.created_at
    if case.is_acted_for_by(user) and working_minutes(since, now, week_of(case.entity)) < QUIET:
        return refuse(_("Two working days have to pass first."))
    return ALLOWED

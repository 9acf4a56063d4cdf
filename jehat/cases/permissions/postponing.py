"""Who puts a case off, who decides it, and who takes it up again."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.cases.models import Postponement
from jehat.cases.postponing import left
from jehat.cases.states import Status, follows
from jehat.core.verdict import ALLOWED, Verdict, refuse

from .holding import may_as_employee, state_allows


def can_postpone(user, case) -> Verdict:
    """Whoever works on a case asks for it, while the work goes on."""
    person = may_as_employee(user, case, "postpone")
    return _goes_on(case) if person else person


def can_grant_postponement(user, case) -> Verdict:
    person = may_as_employee(user, case, "grant_postponement")
    return _goes_on(case) if person else person


def can_decide_postponement(user, asked: Postponement | None) -> Verdict:
    """What was asked for is decided by another than who asked."""
    if asked is None:
        return refuse(_("No postponement of this case is asked for."))
    if asked.by_id == user.pk:
        return refuse(_("Nobody decides what he asked for himself."))
    return ALLOWED


def can_refuse_postponement(user, case) -> Verdict:
    return can_grant_postponement(user, case)


def can_resume(user, case) -> Verdict:
    """Whoever may ask for a postponement may end it before its day."""
    person = may_as_employee(user, case, "postpone")
    return state_allows(case, "resume") if person else person


def can_put_off(case, until, *, now) -> Verdict:
    """Whether the rules of its terms let the case be put off to this day."""
    days = (until - timezone.localdate(now)).days
    if days < 1:
        return refuse(_("A case is postponed to a day that is to come."))
    rest = left(case.terms.ruled, Postponement.objects.given().filter(case=case))
    if rest.times < 1:
        return refuse(_("This case was postponed as often as its kind allows."))
    if days > rest.days:
        return refuse(_("This case may not be postponed for so long: its kind sets how many days in all."))
    return ALLOWED


def _goes_on(case) -> Verdict:
    if not case.is_open:
        return refuse(_("The case is closed."))
    if follows(case.status, "grant_postponement") != Status.POSTPONED:
        return refuse(_("This act does not follow the present state of the case."))
    return ALLOWED

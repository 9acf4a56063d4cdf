"""Who appeals against a rejection, and who decides of it."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.cases.states import TAKES_UP
from jehat.cases.windows import last_moment
from jehat.core.verdict import ALLOWED, Verdict, refuse

from .holding import in_place_of, may_as_employee


def can_appeal(user, case, *, now=None) -> Verdict:
    """The beneficiary appeals against a rejection, once, within the days that the kind of case gives."""
    if not case.is_acted_for_by(user):
        return refuse(_("Only the beneficiary appeals."))
    if case.outcome not in TAKES_UP["appeal"]:
        return refuse(_("An appeal is made against a rejection."))
    if not case.terms.ruled.can_be_appealed:
        return refuse(_("Against rejections of this kind of case there is no appeal."))
    if hasattr(case, "appeal"):
        return refuse(_("An appeal was made in this case already."))
    if (now or timezone.now()) > appealed_until(case):
        return refuse(_("The time to appeal is over."))
    return ALLOWED


def appealed_until(case):
    return last_moment(case.closed_at, case.terms.ruled.appeal_days)


def can_decide_appeal(user, case) -> Verdict:
    """Only to whom it went, or his substitute; never who decided the case."""
    person = may_as_employee(user, case, "decide_appeal")
    if not person:
        return person
    if case.is_open or not hasattr(case, "appeal") or not case.appeal.is_pending:
        return refuse(_("No appeal waits for a decision."))
    closing, judge = case.appeal.closing, case.appeal.employee
    if user.pk in {closing.by_id, closing.comment and closing.comment.acting_for_id}:
        return refuse(_("Who decided the case does not decide the appeal."))
    if judge is not None and judge.is_active and judge.user_id != user.pk:
        other = in_place_of(user, case, "decide_appeal")
        if other is None or other.pk != judge.user_id:
            return refuse(_("The appeal went to somebody else."))
    return ALLOWED

"""What the beneficiary's side may do in its own case."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.cases.states import ELSEWHERE, TAKES_UP, Status
from jehat.core.verdict import ALLOWED, Verdict, refuse

from .after import disputed_until
from .holding import state_allows


def can_answer(user, case, *, now=None) -> Verdict:
    """As long as he is asked; and for some days after a case was closed since he did not answer."""
    if not case.is_acted_for_by(user):
        return refuse(_("Only the beneficiary answers what was asked of him."))
    if case.outcome in TAKES_UP["answer"]:
        is_over = (now or timezone.now()) > disputed_until(case)
        return refuse(_("The time to answer is over; file a new case.")) if is_over else ALLOWED
    if case.status != Status.WAITING_BENEFICIARY:
        return refuse(_("Nothing is being asked of you in this case now."))
    return ALLOWED


def can_withdraw(user, case) -> Verdict:
    """The beneficiary may withdraw as long as nothing is decided."""
    if not case.is_acted_for_by(user):
        return refuse(_("Only the beneficiary withdraws a case."))
    return state_allows(case, "withdraw")


def can_rate(user, case) -> Verdict:
    if not case.is_acted_for_by(user):
        return refuse(_("Only the beneficiary rates the service."))
    if case.is_open:
        return refuse(_("A case is rated once it is closed."))
    if case.outcome in ELSEWHERE:
        return refuse(_("This case goes on elsewhere; it is rated there."))
    if case.status == Status.WITHDRAWN:
        return refuse(_("A case that was withdrawn is not rated."))
    if not case.terms.ruled.is_rated:
        return refuse(_("Cases of this kind are not rated."))
    if hasattr(case, "rating"):
        return refuse(_("You have rated this case already."))
    return ALLOWED

"""What the beneficiary's side may do in its own case."""

from django.utils.translation import gettext_lazy as _

from jehat.cases.states import Status
from jehat.core.verdict import ALLOWED, Verdict, refuse

from .holding import state_allows


def can_answer(user, case) -> Verdict:
    if not case.is_acted_for_by(user):
        return refuse(_("Only the beneficiary answers what was asked of him."))
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
    if case.status == Status.WITHDRAWN:
        return refuse(_("A case that was withdrawn is not rated."))
    if hasattr(case, "rating"):
        return refuse(_("You have rated this case already."))
    return ALLOWED

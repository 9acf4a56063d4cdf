"""What employees may do in a case, and both sides together."""

from django.utils.translation import gettext_lazy as _

from jehat.cases.states import OUTCOMES, Outcome, Status
from jehat.core.verdict import ALLOWED, Verdict, refuse

from .holding import may_as_employee, may_move


def can_comment(user, case) -> Verdict:
    """Both sides may write as long as the case is open; the beneficiary also while nobody has taken it."""
    if not case.is_open:
        return refuse(_("The case is closed."))
    if case.is_acted_for_by(user):
        return ALLOWED
    return may_as_employee(user, case, "comment")


def can_note(user, case) -> Verdict:
    return may_as_employee(user, case, "note")


def can_ask(user, case) -> Verdict:
    return may_move(user, case, "ask")


def can_assign(user, case) -> Verdict:
    return may_move(user, case, "assign")


def can_refer(user, case) -> Verdict:
    return may_move(user, case, "refer")


def can_complete(user, case) -> Verdict:
    return may_move(user, case, "complete")


def can_reject(user, case) -> Verdict:
    return may_move(user, case, "reject")


def can_close_as(case, outcome) -> Verdict:
    """Whether a case may be closed with this outcome without being done."""
    if outcome not in OUTCOMES[Status.REJECTED]:
        return refuse(_("A case is not closed with this outcome."))
    if outcome == Outcome.NO_ANSWER and case.status != Status.WAITING_BENEFICIARY:
        return refuse(_("Nothing was asked of the beneficiary that is not answered."))
    return ALLOWED

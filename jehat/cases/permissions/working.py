"""What employees may do in a case, and both sides together."""

from django.utils.translation import gettext_lazy as _

from jehat.cases import points
from jehat.cases.obstacles import SAYS, is_gone_through
from jehat.cases.states import ELSEWHERE, OUTCOMES, Outcome, Status
from jehat.core.verdict import ALLOWED, Verdict, refuse

from .holding import may_as_employee, may_move


def can_comment(user, case) -> Verdict:
    """Both sides may write as long as the case is open; the beneficiary also while nobody has taken it."""
    if case.outcome == Outcome.MERGED:
        into = case.links.filter(kind="merged").values_list("other__number", flat=True).first()
        return refuse(_("This case goes on in case %(number)s; write there.") % {"number": into or ""})
    if not case.is_open:
        return refuse(_("The case is closed."))
    if case.is_acted_for_by(user):
        return ALLOWED
    return may_as_employee(user, case, "comment")


def can_note(user, case) -> Verdict:
    return may_as_employee(user, case, "note")


def can_ask(user, case) -> Verdict:
    return may_move(user, case, "ask")


def can_put_points(given) -> Verdict:
    """Whether several things are asked so that each can be answered in its place."""
    if len(given) > points.MOST:
        return refuse(_("So many things are not asked at once."))
    if not all(points.is_right(one) for one in given):
        return refuse(_("Each thing that is asked has its words, and a choice has at least two options."))
    return ALLOWED


def can_assign(user, case) -> Verdict:
    return may_move(user, case, "assign")


def can_complete(user, case) -> Verdict:
    return may_move(user, case, "complete")


def can_be_done(case) -> Verdict:
    """Whether everything was gone through that the kind of case wants before it is done."""
    if not case.terms.ruled.knows(Outcome.DONE):
        return refuse(_("Cases of this kind are not closed with this outcome."))
    return ALLOWED if is_gone_through(case) else refuse(SAYS["checklist"])


def can_tick(user, case, item) -> Verdict:
    """Whoever may close the case goes through its checklist, as long as it is open."""
    person = may_as_employee(user, case, "complete")
    if not person:
        return person
    if not case.is_open:
        return refuse(_("The case is closed."))
    if item not in {one.code for one in case.terms.ruled.closing_checklist}:
        return refuse(_("This kind of case does not want this gone through."))
    return ALLOWED


def can_issue_letter(case, outcome, code) -> Verdict:
    """Whether the kind of case has this letter for this outcome; who may close with it is asked before."""
    if code in {one.code for one in case.terms.ruled.letters_for(outcome)}:
        return ALLOWED
    return refuse(_("This kind of case has no such letter for this outcome."))


def can_preview_letter(user, case, outcome, code) -> Verdict:
    """Whoever may close the case with a letter may look at it before."""
    closing = can_complete(user, case) if outcome == Outcome.DONE else can_reject(user, case)
    return closing and can_issue_letter(case, outcome, code)


def can_reject(user, case) -> Verdict:
    return may_move(user, case, "reject")


def can_close_as(case, outcome) -> Verdict:
    """Whether a case may be closed with this outcome without being done."""
    if outcome not in OUTCOMES[Status.REJECTED] or outcome in ELSEWHERE:
        return refuse(_("A case is not closed with this outcome."))
    if outcome == Outcome.NO_ANSWER and case.status != Status.WAITING_BENEFICIARY:
        return refuse(_("Nothing was asked of the beneficiary that is not answered."))
    if not case.terms.ruled.knows(outcome):
        return refuse(_("Cases of this kind are not closed with this outcome."))
    return ALLOWED

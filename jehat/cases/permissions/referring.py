"""Who takes on what was referred, refuses it or gives it back, and who has it back."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jehat.cases.directives import SENT_BACK, End, ReturnGround
from jehat.core.verdict import ALLOWED, Verdict, refuse
from jehat.organization.models import Place

from .holding import employee_of, may_move, state_allows

# So many times a case is nobody's before it climbs.
NOT_OURS_MOST = 3
OVER = _("This case was not referred, or the referral is over.")
FINAL = _("It was referred to go no further; give it back if it is not yours.")


def _may_decide(user, case) -> Verdict:
    """Whoever may refer a case decides about what was referred to him."""
    person = may_move(user, case, "refer")
    if person and case.incoming is None:
        return refuse(OVER)
    return person


def can_refer(user, case) -> Verdict:
    """What another entity sent may still go round within this one."""
    may = may_move(user, case, "refer")
    came = case.incoming
    return refuse(FINAL) if may and _came_for_good(came) and not came.to_entity_id else may


def _came_for_good(referral) -> bool:
    return referral is not None and referral.is_final


def can_accept_referral(user, case) -> Verdict:
    may = _may_decide(user, case)
    return refuse(_("The referral was accepted already.")) if may and case.incoming.accepted_at else may


def can_refuse_referral(user, case) -> Verdict:
    """What was accepted is not refused any more, but given back."""
    return can_accept_referral(user, case)


def can_give_back(user, case) -> Verdict:
    may = _may_decide(user, case)
    if may and case.incoming.accepted_at is None:
        return refuse(_("What was not accepted is refused, not given back."))
    return may


def _may_have_back(user, case, referral) -> Verdict:
    """Whoever might refer the case where it came from, himself the sender or not, while the referral is not over."""
    employee = employee_of(user, case)
    if employee is None:
        return refuse(_("This is for the employees of the entity that has the case."))
    if case.is_acted_for_by(user):
        return refuse(_("Nobody works on a case of those he acts for."))
    came_from = Place(case.entity_id, referral.from_department_id, referral.from_employee_id, case.pk, case.rank)
    if not employee.standing().may("case.refer_out" if referral.to_entity_id else "case.refer", came_from):
        return refuse(_("This is for who referred the case, and for his supervisor."))
    if not referral.is_open or not referral.is_original:
        return refuse(OVER)
    return ALLOWED


def can_recall(user, case, referral) -> Verdict:
    may = _may_have_back(user, case, referral)
    if may and referral.received_at:
        return refuse(_("It has been opened; ask to have it back."))
    return may


def can_request_recall(user, case, referral) -> Verdict:
    may = _may_have_back(user, case, referral)
    if may and referral.received_at is None:
        return refuse(_("Nobody has opened it; recall it at once."))
    return refuse(_("It was asked for already.")) if may and referral.recall_asked_at else may


def can_grant_recall(user, case) -> Verdict:
    may = _may_decide(user, case)
    return refuse(_("Nobody asks to have it back.")) if may and case.incoming.recall_asked_at is None else may


def can_decline_recall(user, case) -> Verdict:
    return can_grant_recall(user, case)


def can_climb(case) -> Verdict:
    """Whether so many said that the case is not theirs that somebody above them decides."""
    said = case.referrals.filter(end__in=SENT_BACK, ground=ReturnGround.NOT_OURS).count()
    return ALLOWED if said >= NOT_OURS_MOST else refuse(_("The case was not refused so often."))


def copy_for(user, case):
    """The copy by which the person, or his department, is asked or told about the case, while it is open."""
    employee = employee_of(user, case)
    if employee is None:
        return None
    copies = case.referrals.open().filter(is_original=False)
    his = Q(to_employee=employee) | Q(to_employee__isnull=True, to_department=employee.department_id)
    return copies.filter(his).with_people().order_by("sent_at").first()


def can_conclude_copy(user, case) -> Verdict:
    if employee_of(user, case) is None:
        return refuse(_("This is for the employees of the entity that has the case."))
    if case.is_acted_for_by(user):
        return refuse(_("Nobody works on a case of those he acts for."))
    return ALLOWED if copy_for(user, case) else refuse(_("No copy of this case is with you."))


def can_refer_out(user, case) -> Verdict:
    """What is secret does not leave its entity, nor what was sent to it or to whom has it there alone."""
    may = may_move(user, case, "refer_out")
    if may and case.rank:
        return refuse(_("A secret case does not leave its entity."))
    return refuse(FINAL) if may and (_came_for_good(case.incoming) or _came_for_good(case.sent_here)) else may


def can_take_in(case, kind) -> Verdict:
    """Only as part of being sent on by another entity."""
    if not case.tracking or kind.entity_id == case.entity_id:
        return refuse(_("A case is sent on as a kind of case that another entity offers to everybody."))
    return ALLOWED


def can_call_back(case, sent) -> Verdict:
    """Only as part of being recalled by the entity that sent it, before anybody here has opened it."""
    if sent.onward_id != case.pk or sent.end != End.RECALLED or sent.received_at or not case.is_open:
        return refuse(OVER)
    return ALLOWED


def can_come_home(case, referral) -> Verdict:
    """Only what waits for this referral; whatever ended meanwhile has nothing to wait for."""
    if referral.case_id != case.pk:
        return refuse(OVER)
    return state_allows(case, "come_home")

"""Who may do what to a case, each answer with its reason."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.models import Event
from jehat.core.verdict import ALLOWED, Verdict, refuse
from jehat.organization.models import Employee
from jehat.organization.permissions import can_change_department, can_deactivate_employee
from jehat.people.queries import acts_for

from .models import Case
from .models.case import departments_within_reach_of, stands_in_for
from .states import OUTCOMES, Outcome, Status, follows


def _employee_of(user, case):
    """The person as an employee of the case's entity, or None."""
    employee = getattr(user, "employee", None)
    return employee if employee is not None and employee.is_active and employee.entity_id == case.entity_id else None


def _is_in_hand(employee, case) -> bool:
    """Whether he holds the case, or supervises the department that does."""
    if case.assignee_id == employee.pk or case.assignee_id in stands_in_for(employee, timezone.now()):
        return True
    if case.department.head_id == employee.pk:
        return True
    return employee.may("case.see_department") and case.department_id in departments_within_reach_of(employee)


def _may_as_employee(user, case, verb) -> Verdict:
    employee = _employee_of(user, case)
    if employee is None:
        return refuse(_("This is for the employees of the entity that has the case."))
    if not employee.may(f"case.{verb}"):
        return refuse(_("Your role does not include this act."))
    if case.beneficiary_id == user.pk:
        return refuse(_("Nobody works on a case of his own."))
    if case.is_acted_for_by(user):
        return refuse(_("Nobody works on a case of those he acts for."))
    if not _is_in_hand(employee, case):
        return refuse(_("This is for the employee who holds the case and for his supervisor."))
    return ALLOWED


def _state_allows(case, verb) -> Verdict:
    if not case.is_open:
        return refuse(_("The case is closed."))
    if follows(case.status, verb) is None:
        return refuse(_("This act does not follow the present state of the case."))
    return ALLOWED


def _may_move(user, case, verb) -> Verdict:
    """Whether the person may, and then whether the state allows it: the first no is the reason."""
    person = _may_as_employee(user, case, verb)
    return _state_allows(case, verb) if person else person


# Eight seconds are offered; two more are for the way.
UNDO_WITHIN = timedelta(seconds=10)


def can_undo_assign(user, case, *, now) -> Verdict:
    """Only who assigned it, within seconds, while it is still as he left it."""
    of_case = Event.objects.about(case).filter(outcome=Event.Outcome.DONE)
    given = of_case.filter(verb="case.assign").order_by("-pk").first()
    if _employee_of(user, case) is None or given is None or given.by_id != user.pk:
        return refuse(_("Only who assigned the case takes the assignment back."))
    if now > given.at + UNDO_WITHIN:
        return refuse(_("It is too late to take the assignment back; assign the case anew."))
    has_moved = not case.is_open or not case.custodies.current().filter(since=given.at).exists()
    if has_moved or of_case.filter(pk__gt=given.pk, by=case.assignee.user_id).exists():
        return refuse(_("The case has gone on since it was assigned."))
    return ALLOWED


def can_unsend(user, case, comment, *, now) -> Verdict:
    """Only who wrote it, within seconds, before the beneficiary opened the case."""
    if comment is None or comment.by_id != user.pk or _employee_of(user, case) is None:
        return refuse(_("Only who wrote it takes it back."))
    if now > comment.created_at + UNDO_WITHIN:
        return refuse(_("It is too late to take the comment back; it has been sent."))
    later = case.openings.filter(last_at__gte=comment.created_at).select_related("user")
    if not case.is_open or any(case.is_acted_for_by(opening.user) for opening in later):
        return refuse(_("The case has been opened since, and the comment may have been read."))
    return ALLOWED


def can_mark_read(user, case) -> Verdict:
    """What was opened before may be taken as read; what was never opened is opened."""
    seen = can_see_internal(user, case)
    if seen and not case.openings.filter(user=user).exists():
        return refuse(_("The case was never opened; open it to read it."))
    return seen


def can_write_reply(user, scope) -> Verdict:
    """Whoever replies keeps words of his own; those of a department and of the entity are for whom it was given to."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active:
        return refuse(_("This is for employees of an entity."))
    verb = {"department": "reply.write_department", "entity": "reply.write_entity"}.get(scope, "case.comment")
    return ALLOWED if employee.may(verb) else refuse(_("Your role does not include this act."))


def can_change_reply(user, reply) -> Verdict:
    employee = getattr(user, "employee", None)
    owners = {"own": reply.employee_id, "department": reply.department_id, "entity": reply.entity_id}
    mine = employee and {"own": employee.pk, "department": employee.department_id, "entity": employee.entity_id}
    if employee is None or mine[reply.scope] != owners[reply.scope]:
        return refuse(_("These words belong to somebody else."))
    if reply.retired_at is not None:
        return refuse(_("The reply was retired."))
    return can_write_reply(user, reply.scope)


def can_see_team(user, colleague) -> Verdict:
    """A supervisor looks at the people of his departments."""
    employee = getattr(user, "employee", None)
    if (
        employee is None
        or not employee.may("case.see_department")
        or colleague.department_id not in departments_within_reach_of(employee)
    ):
        return refuse(_("This is for the supervisor of the department."))
    return ALLOWED


def can_see(user, case) -> Verdict:
    if Case.objects.visible_to(user).filter(pk=case.pk).exists():
        return ALLOWED
    return refuse(_("There is no such case."))


def can_see_internal(user, case) -> Verdict:
    """Internal notes are for the team: the beneficiary's side never reaches them, even as an employee of the entity."""
    employee = _employee_of(user, case)
    if employee is None or case.is_acted_for_by(user):
        return refuse(_("This is for the employees of the entity that has the case."))
    return can_see(user, case)


def can_submit(user, kind, beneficiary=None) -> Verdict:
    """Whether the person may file a case of this kind, for himself or for another whom he acts for."""
    if not user.is_authenticated or not user.is_active:
        return refuse(_("Sign in first."))
    if beneficiary and beneficiary.pk != user.pk and not acts_for(user, beneficiary.pk, entity=kind.entity.code):
        return refuse(_("You do not act for this beneficiary before this entity."))
    return _is_offered(kind)


def _is_offered(kind) -> Verdict:
    if not kind.is_published or not kind.department.is_active:
        return refuse(_("This kind of case is not offered now."))
    return ALLOWED


def can_find_visitor(user, entity) -> Verdict:
    """Whether the person receives visitors at the counter of this entity, and files their cases."""
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != entity.pk:
        return refuse(_("This is for the employees of the entity."))
    if not employee.may("case.submit_for"):
        return refuse(_("Your role does not include this act."))
    return ALLOWED


def can_submit_for(user, kind, beneficiary) -> Verdict:
    """Whether a clerk may file for this visitor; his own cases he files as everybody does."""
    clerk = can_find_visitor(user, kind.entity)
    if not clerk:
        return clerk
    if beneficiary.pk == user.pk or acts_for(user, beneficiary.pk):
        return refuse(_("Your own cases, and of those you act for, are not filed at your counter."))
    if not beneficiary.is_active:
        return refuse(_("The account of this visitor is closed."))
    return _is_offered(kind)


def can_comment(user, case) -> Verdict:
    """Both sides may write as long as the case is open; the beneficiary also while nobody has taken it."""
    if not case.is_open:
        return refuse(_("The case is closed."))
    if case.is_acted_for_by(user):
        return ALLOWED
    return _may_as_employee(user, case, "comment")


def can_note(user, case) -> Verdict:
    return _may_as_employee(user, case, "note")


def can_open(user, case) -> Verdict:
    return can_see(user, case)


def can_ask(user, case) -> Verdict:
    return _may_move(user, case, "ask")


def can_answer(user, case) -> Verdict:
    if not case.is_acted_for_by(user):
        return refuse(_("Only the beneficiary answers what was asked of him."))
    if case.status != Status.WAITING_BENEFICIARY:
        return refuse(_("Nothing is being asked of you in this case now."))
    return ALLOWED


def can_assign(user, case) -> Verdict:
    return _may_move(user, case, "assign")


def can_refer(user, case) -> Verdict:
    return _may_move(user, case, "refer")


def can_complete(user, case) -> Verdict:
    return _may_move(user, case, "complete")


def can_reject(user, case) -> Verdict:
    return _may_move(user, case, "reject")


def can_close_as(case, outcome) -> Verdict:
    """Whether a case may be closed with this outcome without being done."""
    if outcome not in OUTCOMES[Status.REJECTED]:
        return refuse(_("A case is not closed with this outcome."))
    if outcome == Outcome.NO_ANSWER and case.status != Status.WAITING_BENEFICIARY:
        return refuse(_("Nothing was asked of the beneficiary that is not answered."))
    return ALLOWED


def can_withdraw(user, case) -> Verdict:
    """The beneficiary may withdraw as long as nothing is decided."""
    if not case.is_acted_for_by(user):
        return refuse(_("Only the beneficiary withdraws a case."))
    return _state_allows(case, "withdraw")


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


def can_download(user, case, *, is_internal) -> Verdict:
    return can_see_internal(user, case) if is_internal else can_see(user, case)


def can_receipt(user, case) -> Verdict:
    """Whoever may see a case may have its receipt, and the clerk who wrote it down at the counter."""
    if case.filed_by_id == user.pk and case.channel == Case.Channel.COUNTER:
        return can_find_visitor(user, case.entity)
    return can_see(user, case)


def can_hand_over(user, place) -> Verdict:
    """Whoever may let an employee leave, or a department rest, may hand over what is held there."""
    if not isinstance(place, Employee):
        return can_change_department(user, place)
    verdict = can_deactivate_employee(user, place)
    if verdict and place.heads.active().exists():
        return refuse(_("The employee heads a department. Choose another head first."))
    if verdict and place.covers.not_over(timezone.now()).exists():
        return refuse(_("The employee stands in for another. Choose another substitute first."))
    return verdict


def can_transfer(user, case, handover) -> Verdict:
    """Only as part of a handing over that runs, and by whom it was begun."""
    if not handover.is_running or handover.by_id != user.pk or handover.entity_id != case.entity_id:
        return refuse(_("Cases are handed over only while somebody leaves."))
    return ALLOWED


def can_leave(place) -> Verdict:
    """Whether an employee or a department may leave its place: nothing open is left without a holder."""
    is_employee = place._meta.model_name == "employee"
    held = Case.objects.open().filter(**{"assignee" if is_employee else "department": place})
    if held.exists():
        return refuse(_("Open cases are still held here; assign or refer them first."))
    return ALLOWED

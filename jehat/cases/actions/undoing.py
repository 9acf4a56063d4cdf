"""Taking back what was just done, within seconds."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.cases import distribution, notices, permissions, queries
from jehat.cases.clearance import is_cleared
from jehat.cases.models import Case, Comment, Opening, Points
from jehat.cases.points import as_typed
from jehat.cases.queries.kept import speaking_place
from jehat.cases.states import Reason, Status
from jehat.core.verdict import Refused
from jehat.documents.actions import keep_draft
from jehat.notifications.actions import withdraw as take_back_notices
from jehat.notifications.notify import notify
from jehat.organization.models import Employee

from .custody import hand_over
from .moving import move


@action("case.undo_assign", says=_("The assignment was taken back"))
def undo_assign(*, by, case, now=None):
    """Give the case back to whom it was taken from, a moment after it was assigned and before it was opened."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_undo_assign(by, case, now=now).require()
    before = queries.former_custody(case)
    if before.employee and not (_is_still_there(before) and is_cleared(before.employee, case.rank, now=now)):
        raise Refused(_("The employee who had the case before is not there any more."))
    receiver = case.assignee
    hand_over(case, distribution.Choice(before.department, before.employee, Reason.TAKEN_BACK), now=now)
    move(case, _state_before(case, before), now=now)
    to, department = before.employee, before.department
    event = record("case.undo_assign", case, by=by, at=now, to=to and to.pk, department=department.pk)
    notify(notices.told_of_taking_back(case, receiver), of=event)
    return case


@action("case.unsend", says=_("What was written to the beneficiary was taken back before it left"))
def unsend(*, by, case, now=None):
    """Take back one's last words to the beneficiary before anything of them left; they become a draft again."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    written = case.comments.filter(act__in=permissions.HELD, is_from_beneficiary=False).last()
    permissions.can_unsend(by, case, written, now=now).require()
    written.taken_back_at = now
    written.save(update_fields=["taken_back_at"])
    if case.first_answer_at == written.created_at:
        case.first_answer_at = None
        case.save(update_fields=["first_answer_at"])
    if written.act == Comment.Act.ASK:
        case.questions.filter(comment=written).update(ended_at=now)
        _go_on(case, now=now)
    said = Event.objects.about(case).get(verb=f"case.{written.act}", particulars__comment=str(written.pk))
    take_back_notices(by=by, event=said)
    record("case.unsend", case, by=by, at=now, comment=written.pk)
    if typed := _as_typed(case, written):
        keep_draft(by=by, place=speaking_place(case, written.act), words=typed, now=now)
    return written


def _as_typed(case, written) -> dict[str, str]:
    """What stood in the form it was written in."""
    points = Points.objects.filter(question__comment=written).first()
    if points is None:
        return {"text": written.text} if written.text else {}
    points.case = case
    return as_typed(written.text, points.listed)


def _go_on(case, *, now) -> None:
    """The work goes on as before the question; an earlier one that is open keeps the case waiting."""
    last = case.comments.filter(act__in=(Comment.Act.ASK, Comment.Act.ANSWER)).last()
    if last is None or last.act == Comment.Act.ANSWER:
        present = case.custodies.current().select_related("employee").get()
        move(case, _state_with(case, present), now=now, quietly=True)


def _is_still_there(before) -> bool:
    """Asked under the lock of the employee's row: who is just leaving has then left."""
    employee = Employee.objects.locked().get(pk=before.employee.pk)
    return employee.is_active and employee.department_id == before.department_id


def _state_before(case, before) -> Status:
    """Where the case stood with its former holder; waiting for the beneficiary goes on whoever holds it."""
    if case.status == Status.WAITING_BENEFICIARY:
        return Status.WAITING_BENEFICIARY
    return _state_with(case, before)


def _state_with(case, custody) -> Status:
    """How far the work went with a holder: in progress once he opened it, and before that only given to him."""
    if custody.employee is None:
        return Status.TRIAGE
    had_begun = Opening.objects.filter(case=case, user=custody.employee.user_id, last_at__gte=custody.since).exists()
    return Status.IN_PROGRESS if had_begun else Status.ASSIGNED

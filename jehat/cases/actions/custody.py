"""Whose case it is, and the acts that change that."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import distribution, notices, permissions
from jehat.cases.clearance import is_cleared
from jehat.cases.directives import End
from jehat.cases.models import Case, Custody, Opening
from jehat.cases.states import Reason, Status, follows
from jehat.core.verdict import Refused
from jehat.notifications.notify import notify

from .hops import end_original, receive, receive_copies
from .moving import move
from .proving import prove_reading


def hand_over(case, choice, *, now, referral=None):
    """End the present custody and begin the chosen one at the same instant, so that no gap and no overlap arises."""
    if referral is None and choice.department.pk != case.department_id:
        end_original(case, End.PASSED_ON, now=now)
    end_custody(case, now=now)
    Custody.objects.create(
        entity_id=case.entity_id,
        case=case,
        department=choice.department,
        employee=choice.employee,
        since=now,
        reason=choice.reason,
        referral=referral,
        load=choice.load,
        candidates=choice.candidates,
        steps=choice.steps,
    )
    case.department, case.assignee = choice.department, choice.employee
    if choice.employee is not None:
        type(choice.employee).objects.filter(pk=choice.employee.pk).update(assigned_at=now)


def end_custody(case, *, now):
    """Nobody has the case from now on: it is closed, or another is about to have it."""
    Custody.objects.current().filter(case=case).update(until=now)


def distribute(case, *, department, by, now, without=None, is_new=False, referral=None):
    """Give the case to the eligible employee of a department, or to the queue of an owner; the reason is recorded."""
    asked = {"beneficiary_id": case.beneficiary_id, "now": now, "rank": case.rank}
    choice = distribution.choose(department, case=case, without=without, is_new=is_new, **asked)
    hand_over(case, choice, now=now, referral=referral)
    return record(
        "case.distribute",
        case,
        by=by,
        at=now,
        to=choice.employee and choice.employee.pk,
        department=choice.department.pk,
        reason=choice.reason,
        load=choice.load,
        candidates=choice.candidates,
    )


@action("case.open", says=_("The case was opened"))
def open_case(*, by, case, now=None):
    """Open the case to read it; the assignee's first opening begins the work."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_open(by, case).require()
    seen, is_first = Opening.objects.get_or_create(
        case=case, user=by, defaults={"entity_id": case.entity_id, "first_at": now, "last_at": now}
    )
    if is_first or case.active_at > seen.last_at:
        prove_reading(by=by, case=case, now=now)
    if not is_first:
        Opening.objects.filter(pk=seen.pk).update(last_at=now, is_unread=False)
    if case.status == Status.ASSIGNED and case.assignee and case.assignee.user_id == by.pk:
        receive(case, by=by, now=now)
        move(case, follows(case.status, "open"), now=now, quietly=True)
    is_team = not case.is_acted_for_by(by)
    # Who may not even note sees the case by a copy, if by anything.
    if is_team and not permissions.can_note(by, case):
        receive_copies(case, by=by, now=now)
    unit = {"unit": by.employee.department_id} if is_team else {}
    in_place_of = permissions.in_place_of(by, case, "see")
    marks = unit | permissions.glass_marks(by, case)
    record("case.open", case, by=by, acting_for=in_place_of, at=now, first=is_first, **marks)
    return case


@action("case.assign", says=_("Assigned to {to}"))
def assign(*, by, case, to, even_away=False, now=None):
    """Hand the case to a colleague of the same department (إسناد); to one who is away only if `even_away`."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_assign(by, case).require()
    in_place_of = permissions.in_place_of(by, case, "assign")
    asked = {"beneficiary_id": case.beneficiary_id, "now": now, "even_away": even_away}
    if not distribution.can_take(to, case.department, **asked):
        raise Refused(_("The case can be assigned to a present employee of its department only."))
    if not is_cleared(to, case.rank, now=now):
        raise Refused(_("This colleague is not cleared for the secrecy of this case."))
    hand_over(case, distribution.Choice(case.department, to, Reason.BY_HAND), now=now)
    move(case, follows(case.status, "assign"), now=now)
    event = record("case.assign", case, by=by, acting_for=in_place_of, at=now, to=to.pk)
    notify(notices.told_of_assignment(case), of=event)
    return case

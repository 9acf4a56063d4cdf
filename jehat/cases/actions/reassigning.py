"""A case goes to another colleague: since its holder asks for it, or since he is away."""

from collections import Counter

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import distribution, notices, permissions, queries
from jehat.cases.models import Case, Reassignment
from jehat.cases.states import Reason
from jehat.core.verdict import Refused
from jehat.notifications.notify import notify
from jehat.organization.models import Employee

from .custody import distribute, hand_over
from .moving import held_status, move

GONE = _("There is nothing to decide any more.")


@action("case.ask_reassignment", says=_("Asked for it to go to another"))
def ask_reassignment(*, by, case, wish, text="", now=None):
    """Ask the supervisor to give the case to another; it stays with the holder until that is decided."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_ask_reassignment(by, case).require()
    asked = Reassignment(
        entity_id=case.entity_id, case=case, employee=case.assignee, wish=wish, text=text, asked_at=now
    )
    asked.save(force_insert=True)
    event = record("case.ask_reassignment", case, by=by, at=now, wish=str(wish))
    notify(notices.told_of_wish(case), of=event)
    return asked


@action("case.grant_reassignment", says=_("It goes to another, as its holder asked"))
def grant_reassignment(*, by, asked, to=None, now=None):
    """Give the case to the colleague that is named, or to whom it falls without the one who asked."""
    case, asked, now = _to_decide(by, asked, now)
    if to is None:
        distribute(case, department=case.department, by=None, now=now, without=asked.employee)
    else:
        if to.pk == asked.employee_id:
            raise Refused(_("Choose another than the one who asks."))
        known = {"beneficiary_id": case.beneficiary_id, "now": now, "rank": case.rank}
        if not distribution.can_take(to, case.department, **known):
            raise Refused(_("The case can be assigned to a present employee of its department only."))
        hand_over(case, distribution.Choice(case.department, to, Reason.BY_HAND), now=now)
    move(case, held_status(case), now=now)
    _decide(asked, by, now, is_granted=True)
    in_place_of = permissions.in_place_of(by, case, "assign")
    told = {"to": case.assignee_id, "department": case.department_id}
    event = record("case.grant_reassignment", case, by=by, acting_for=in_place_of, at=now, **told)
    notify(notices.told_of_wish_decided(case, asked), of=event)
    return case


@action("case.refuse_reassignment", says=_("It stays with its holder"))
def refuse_reassignment(*, by, asked, answer, now=None):
    """Leave the case with its holder, with the reason."""
    case, asked, now = _to_decide(by, asked, now)
    asked.answer = answer
    _decide(asked, by, now, is_granted=False)
    in_place_of = permissions.in_place_of(by, case, "assign")
    event = record("case.refuse_reassignment", case, by=by, acting_for=in_place_of, at=now)
    notify(notices.told_of_wish_decided(case, asked), of=event)
    return case


def _to_decide(by, asked, now):
    """The case under its lock, with what was asked as it is now."""
    case = Case.objects.lock(asked.case)
    asked = Reassignment.objects.select_related("case__entity", "employee__user").get(pk=asked.pk)
    permissions.can_decide_reassignment(by, case, asked).require()
    return case, asked, now or timezone.now()


def _decide(asked, by, now, *, is_granted) -> None:
    asked.decided_by, asked.decided_at, asked.is_granted = by, now, is_granted
    asked.save(update_fields=["decided_by", "decided_at", "is_granted", "answer"])


@action("case.reassign_all", says=_("The cases of a colleague who is away went to others"))
def reassign_all(*, by, employee, until=None, now=None):
    """Give the open cases of a colleague to others of his department: all, or those due before he is back."""
    now = now or timezone.now()
    employee = Employee.objects.with_people().get(pk=employee.pk)
    permissions.can_direct(by, employee).require()
    moved: Counter = Counter()
    # All of them are locked before the department is: nobody who has one of them and waits for it stands in the way.
    for case in Case.objects.lock_all(queries.to_reassign(by, employee, until=until)):
        if case.assignee_id != employee.pk or not case.is_open:
            continue
        distribute(case, department=case.department, by=by, now=now, without=employee)
        move(case, held_status(case), now=now, quietly=True)
        if case.assignee is not None and not (case.level and case.level.is_hidden):
            moved[case.assignee] += 1
    event = record("case.reassign_all", employee, by=by, at=now, number=sum(moved.values()))
    notify(notices.told_of_reassigning(moved, by), of=event)
    return moved

"""Keeping an employee from the cases of a beneficiary with whom he has something to do."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import notices, permissions
from jehat.cases.models import Case, Conflict
from jehat.core.verdict import Refused
from jehat.notifications.notify import notify

from .custody import distribute
from .moving import held_status, move


@action("case.declare_conflict", says=_("A conflict of interest was declared"))
def declare_conflict(*, by, case, relation, employee=None, now=None):
    """Say that an employee, oneself or one of one's people, has something to do with the beneficiary of a case.

    From now on he gets no case of this beneficiary, and those that he has go to others at once.
    """
    now = now or timezone.now()
    employee = employee or getattr(by, "employee", None)
    if employee is None:
        raise Refused(_("Choose an employee of the entity."))
    of_his = Case.objects.open().filter(assignee=employee, beneficiary=case.beneficiary_id)
    *held, case = [*Case.objects.lock_all(of_his), Case.objects.lock(case)]
    permissions.can_declare_conflict(by, case, employee).require()
    known = {"employee": employee, "beneficiary_id": case.beneficiary_id}
    if Conflict.objects.standing().filter(**known).exists():
        raise Refused(_("It was declared already."))
    conflict = Conflict.objects.create(entity_id=case.entity_id, relation=relation, by=by, declared_at=now, **known)
    record("case.declare_conflict", case, by=by, at=now, employee=employee.pk, relation=str(relation))
    for one in held:
        _give_away(one, employee, now)
    return conflict


def _give_away(case, employee, now) -> None:
    if case.assignee_id != employee.pk or not case.is_open:
        return
    event = distribute(case, department=case.department, by=None, now=now, without=employee)
    move(case, held_status(case), now=now)
    notify(notices.told_of_new_holder(case), of=event)


@action("case.withdraw_conflict", says=_("A conflict of interest stands no more"))
def withdraw_conflict(*, by, conflict, now=None):
    """Let an employee have cases of the beneficiary again."""
    conflict = Conflict.objects.select_for_update(of=("self",)).select_related("employee").get(pk=conflict.pk)
    permissions.can_withdraw_conflict(by, conflict).require()
    conflict.withdrawn_at = now or timezone.now()
    conflict.save(update_fields=["withdrawn_at"])
    record("case.withdraw_conflict", conflict, by=by, at=conflict.withdrawn_at, employee=conflict.employee_id)
    return conflict

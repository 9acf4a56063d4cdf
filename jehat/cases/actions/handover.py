"""Leaving a place without leaving anything ownerless: all that is open there is handed over first (behaviour A8)."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import distribution, notices, permissions, pipeline, queries
from jehat.cases.models import Case, Handover
from jehat.cases.states import Reason
from jehat.core.verdict import Refused
from jehat.notifications.notify import notify
from jehat.organization.actions import change_department, deactivate_employee
from jehat.organization.models import Employee

from .custody import distribute, hand_over
from .moving import held_status, move

BATCH = 50


@action("case.begin_handover", says=_("The handing over of all open cases began"))
def begin_handover(*, by, place, way, to_employee=None, to_department=None):
    """Hand over everything open of an employee or a department, and let it leave; from now on it gets nothing new."""
    locked = type(place).objects.locked().get(pk=place.pk)
    permissions.can_hand_over(by, locked).require()
    _check_way(locked, way, to_employee, to_department)
    is_employee = isinstance(locked, Employee)
    if is_employee:
        Employee.objects.filter(pk=locked.pk).update(takes_cases=False)
    handover = Handover.objects.create(
        entity_id=locked.entity_id,
        by=by,
        employee=locked if is_employee else None,
        department=None if is_employee else locked,
        way=way,
        to_employee=to_employee,
        to_department=to_department,
    )
    record("case.begin_handover", locked, by=by, handover=handover.pk, way=str(way))
    pipeline.go_on(handover)
    return handover


def _check_way(place, way, to_employee, to_department) -> None:
    """The receiver is there, of the same entity, and not the one who leaves."""
    if way == Handover.Way.COLLEAGUE:
        fits = to_employee is not None and to_employee.entity_id == place.entity_id and to_employee.is_active
        if not fits or to_employee.pk == place.pk or not isinstance(place, Employee):
            raise Refused(_("Choose a colleague who is there."))
    if way == Handover.Way.DISTRIBUTE and not isinstance(place, Employee):
        raise Refused(_("A department that rests hands over to another department."))
    if way == Handover.Way.DEPARTMENT:
        here = place.department_id if isinstance(place, Employee) else place.pk
        fits = to_department is not None and to_department.entity_id == place.entity_id and to_department.is_active
        if not fits or to_department.pk == here:
            raise Refused(_("Choose another active department of the entity."))


@action("case.transfer", says=_("Handed over, since its holder leaves"))
def transfer(*, by, case, handover, now=None):
    """Hand one case over; what was closed or moved in the meantime is left as it is."""
    now = now or timezone.now()
    case = Case.objects.lock(case)
    permissions.can_transfer(by, case, handover).require()
    if not case.is_open or not _is_still_there(case, handover):
        return None
    if handover.way == Handover.Way.COLLEAGUE and distribution.may_hold(handover.to_employee, case, now=now):
        choice = distribution.Choice(handover.to_employee.department, handover.to_employee, Reason.HANDED_OVER)
        hand_over(case, choice, now=now)
    else:
        distribute(case, department=handover.to_department or case.department, by=None, now=now)
    move(case, held_status(case), now=now, quietly=True)
    record("case.transfer", case, by=by, handover=handover.pk, to=case.assignee_id, department=case.department_id)
    return case


def _is_still_there(case, handover) -> bool:
    return handover.place.pk == (case.assignee_id if handover.employee_id else case.department_id)


@action("case.go_on_handover", says=_("Cases were handed over"))
def go_on_handover(*, handover, by=None, now=None):
    """Hand over the next cases; after the last, the place is left, and each receiver is told once."""
    handover = Handover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
    if not handover.is_running:
        return handover
    moved = [case for case in _next(handover) if _is_moved(case, handover, now)]
    # What is hidden is handed over like the rest, and is in no figure.
    handover.moved += Case.objects.unhidden().filter(pk__in=[case.pk for case in moved]).count()
    handover.save(update_fields=["moved"])
    if queries.held_at(handover.place).exists():
        if not moved:
            return _end(handover, Handover.State.STOPPED)
        pipeline.go_on(handover)
        return handover
    return _leave(handover)


def _is_moved(case, handover, now) -> bool:
    """Whether the case went elsewhere; one for which nobody else is cleared stays, and its holder with it."""
    try:
        return transfer(by=handover.by, case=case, handover=handover, now=now) is not None
    except Refused:
        return False


def _next(handover):
    """The oldest of what is still open there."""
    return queries.held_at(handover.place).order_by("pk")[:BATCH]


def _leave(handover) -> Handover:
    """Now nothing is held there: the place is left by the same act as from its own page."""
    try:
        if handover.employee_id:
            deactivate_employee(by=handover.by, employee=handover.employee)
        else:
            unit = handover.department
            kept = {name: getattr(unit, name) for name in ("name_ar", "name_en", "parent", "head")}
            change_department(by=handover.by, department=unit, is_active=False, **kept)
    except Refused:
        return _end(handover, Handover.State.STOPPED)
    return _end(handover, Handover.State.DONE)


def _end(handover, state) -> Handover:
    handover.state, handover.ended_at = state, timezone.now()
    handover.save(update_fields=["state", "ended_at"])
    event = record("case.go_on_handover", handover.place, by=handover.by, handover=handover.pk, moved=handover.moved)
    notify(notices.told_of_handover(handover), of=event)
    return handover

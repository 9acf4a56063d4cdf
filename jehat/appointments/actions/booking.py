"""Booking, moving and cancelling, from either side."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.appointments import notices, permissions, queries
from jehat.appointments.models import Appointment, Schedule
from jehat.appointments.slots import offers, times
from jehat.appointments.states import State, follows
from jehat.audit.action import action
from jehat.audit.record import record
from jehat.calendars.queries import week_of
from jehat.core.verdict import Refused
from jehat.notifications.notify import notify


@action("appointment.book", says=_("An appointment was booked"), enters=("kind",))
def book(*, by, schedule, since, kind, case=None, beneficiary=None, now=None):
    """Take a place at a free time, about a case or a kind of case; two never get the same place."""
    now = now or timezone.now()
    beneficiary = beneficiary or (case.beneficiary if case else by)
    permissions.can_book(by, beneficiary=beneficiary, kind=kind, case=case).require()
    schedule, until, seat = _place_at(schedule, since, now=now)
    if schedule.department_id != (case.department_id if case else kind.department_id):
        raise Refused(_("This department receives nobody for that."))
    whose = {"beneficiary": beneficiary, "kind": kind, "case": case, "booked_at": now}
    at = {"schedule": schedule, "since": since, "until": until, "seat": seat}
    appointment = _kept(lambda: Appointment.objects.create(**_held_by(schedule), **whose, **at))
    event = record("appointment.book", appointment, by=by, at=now, department=schedule.department_id)
    notify(notices.told_of_booking(appointment), of=event)
    return appointment


@action("appointment.move", says=_("An appointment was moved"), enters=("appointment",))
def move(*, by, appointment, schedule, since, reason="", now=None):
    """Give an appointment another time; the department says why, and he may keep it, choose another or cancel."""
    now = now or timezone.now()
    appointment = Appointment.objects.lock(appointment)
    permissions.can_change(by, appointment, "move", now=now).require()
    is_by_department = _is_by_department(by, appointment, reason)
    schedule, until, seat = _place_at(schedule, since, now=now)
    if schedule.department_id != appointment.department_id:
        raise Refused(_("An appointment is moved within its department."))
    appointment.schedule, appointment.since, appointment.until, appointment.seat = schedule, since, until, seat
    appointment.reason, appointment.is_moved_by_department = reason, is_by_department
    appointment.reminded_at, appointment.version = None, appointment.version + 1
    _kept(appointment.save)
    event = record("appointment.move", appointment, by=by, at=now)
    notify(notices.told_of_moving(appointment, is_by_department=is_by_department), of=event)
    return appointment


@action("appointment.cancel", says=_("An appointment was cancelled"), enters=("appointment",))
def cancel(*, by, appointment, reason="", now=None):
    """Give the place back; the department says why."""
    now = now or timezone.now()
    appointment = Appointment.objects.lock(appointment)
    permissions.can_change(by, appointment, "cancel", now=now).require()
    _is_by_department(by, appointment, reason)
    appointment.state, appointment.reason = follows(appointment.state, "cancel"), reason
    appointment.version += 1
    appointment.save()
    event = record("appointment.cancel", appointment, by=by, at=now)
    notify(notices.told_of_cancelling(appointment), of=event)
    return appointment


def _is_by_department(by, appointment, reason) -> bool:
    if permissions.is_of_side(by, appointment):
        return False
    if not reason.strip():
        raise Refused(_("Say why: who comes reads it."))
    return True


def _place_at(schedule, since, *, now):
    """A free seat at this time; whoever else wants one there waits until it is taken."""
    schedule = Schedule.objects.select_for_update(of=("self",)).select_related("department__entity").get(pk=schedule.pk)
    hours, week = queries.hours_of(schedule), week_of(schedule.department.entity)
    if schedule.withdrawn_at or since < now + queries.NOT_BEFORE or not offers(hours, since, week):
        raise Refused(_("This time is not offered. Choose another."))
    free = sorted(set(range(1, schedule.capacity + 1)) - queries.taken_at(schedule, since))
    if not free:
        raise Refused(_("This time was just taken. Choose another."))
    local = since.astimezone(week.zone)
    until = next(ends for begins, ends in times(hours, local.date(), week) if begins == local)
    return schedule, until, free[0]


def _held_by(schedule) -> dict:
    return {"entity_id": schedule.entity_id, "department": schedule.department, "state": State.BOOKED}


def _kept(save):
    """What the database holds true has the last word, in words a person can read."""
    try:
        with transaction.atomic():
            return save()
    except IntegrityError as broken:
        if "one_appointment_per_case" in str(broken):
            raise Refused(_("An appointment is booked for this case already.")) from broken
        if "one_appointment_at_a_time" in str(broken):
            raise Refused(_("There is another appointment at this time already.")) from broken
        raise Refused(_("This time was just taken. Choose another.")) from broken

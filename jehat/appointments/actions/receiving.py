"""The day itself: the reminder before it, who came, and who did not."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.appointments import notices, permissions
from jehat.appointments.models import Appointment
from jehat.appointments.states import State, follows
from jehat.audit.action import action
from jehat.audit.record import record
from jehat.notifications.notify import notify


@action("appointment.check_in", says=_("Who had the appointment came"))
def check_in(*, by, appointment, now=None):
    """Say at the counter that who had the appointment is here."""
    now = now or timezone.now()
    appointment = Appointment.objects.lock(appointment)
    permissions.can_check_in(by, appointment, now=now).require()
    appointment.state, appointment.came_at = follows(appointment.state, "check_in"), now
    appointment.save(update_fields=["state", "came_at"])
    record("appointment.check_in", appointment, by=by, at=now)
    return appointment


@action("appointment.miss", says=_("Who had the appointment did not come"))
def miss(*, appointment, by=None, now=None):
    """Say that nobody came; the platform says it of what nobody spoke of when the day is over."""
    now = now or timezone.now()
    appointment = Appointment.objects.lock(appointment)
    if by is None and follows(appointment.state, "miss") is None:
        return appointment
    if by is not None:
        permissions.can_miss(by, appointment, now=now).require()
    appointment.state = follows(appointment.state, "miss")
    appointment.save(update_fields=["state"])
    record("appointment.miss", appointment, by=by, at=now)
    return appointment


@action("appointment.remind", says=_("An appointment was called to mind"))
def remind(*, appointment, by=None, now=None):
    """Tell who comes, once, that his appointment is near."""
    now = now or timezone.now()
    appointment = Appointment.objects.lock(appointment)
    if appointment.reminded_at or appointment.state != State.BOOKED:
        return appointment
    appointment.reminded_at = now
    appointment.save(update_fields=["reminded_at"])
    event = record("appointment.remind", appointment, by=by, at=now)
    notify(notices.told_of_reminder(appointment), of=event)
    return appointment

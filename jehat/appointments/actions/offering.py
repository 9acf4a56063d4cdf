"""When a department receives people."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.appointments import permissions
from jehat.appointments.models import Schedule
from jehat.audit.action import action
from jehat.audit.record import record


@action("appointment.offer", says=_("Times for appointments were offered"))
def offer(*, by, department, weekday, opens, closes, minutes, capacity=1, now=None):
    """Say on which weekday and in which hours a department receives people, how long each, and how many at once."""
    permissions.can_offer(by, department).require()
    given = {"weekday": weekday, "opens": opens, "closes": closes, "minutes": minutes, "capacity": capacity}
    at = now or timezone.now()
    schedule = Schedule.objects.create(entity_id=department.entity_id, department=department, offered_at=at, **given)
    record("appointment.offer", schedule, by=by, at=now, department=department.pk, weekday=weekday)
    return schedule


@action("appointment.withdraw_offer", says=_("Times for appointments are not offered any more"))
def withdraw_offer(*, by, schedule, now=None):
    """Take no new appointments at these times; those booked stay."""
    schedule = Schedule.objects.select_for_update(of=("self",)).select_related("department__entity").get(pk=schedule.pk)
    permissions.can_withdraw_offer(by, schedule).require()
    schedule.withdrawn_at = now or timezone.now()
    schedule.save(update_fields=["withdrawn_at"])
    record("appointment.withdraw_offer", schedule, by=by, at=now)
    return schedule

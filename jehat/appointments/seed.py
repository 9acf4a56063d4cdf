"""This area's part of the demonstration: two departments receive people, and a case of Sara's has an appointment."""

from datetime import time, timedelta

from django.utils import timezone

from jehat.cases.models import Case
from jehat.organization.models import Employee
from jehat.people.queries import known_as

from . import actions, queries
from .models import Appointment, Schedule

DAYS = (6, 0, 1, 2, 3)
HOURS = {"opens": time(8, 30), "closes": time(11, 30), "minutes": 30, "capacity": 2}


def book_appointments() -> list[Appointment]:
    """Times for where Sara's oldest open case lies, and one of them booked; nothing where it was done already."""
    sara, now = known_as("sara"), timezone.now()
    if Schedule.objects.exists() or sara is None:
        return []
    cases = Case.objects.open().filter(beneficiary=sara, rank=0).select_related("kind", "department__entity", "entity")
    for case in cases.select_related("beneficiary").order_by("created_at"):
        heads = Employee.objects.active().filter(entity=case.entity_id).who_may("appointment.offer", now)
        head = heads.filter(department=case.department_id).select_related("user").first()
        if head is not None:
            for weekday in DAYS:
                actions.offer(by=head.user, department=case.department, weekday=weekday, **HOURS, now=now)
            return [_booked(case, now)]
    return []


def _booked(case, now) -> Appointment:
    free = queries.free(case.department, now=now + timedelta(days=1))
    slot = next(slot for slots in free.values() for slot in slots)
    given = {"schedule": slot.schedule, "since": slot.since, "kind": case.kind, "case": case}
    return actions.book(by=case.beneficiary, now=now, **given)

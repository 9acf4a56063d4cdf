"""What pages read of appointments: the times that are free, a person's own, and who comes today."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from jehat.calendars.queries import week_of
from jehat.cases.models import Case
from jehat.core.walls import seen_as
from jehat.organization.models import Department

from .models import Appointment, Schedule
from .permissions import employee_of, place_of
from .slots import Hours, times

# How far ahead times are offered, and how much warning a department has.
DAYS_AHEAD = 21
NOT_BEFORE = timedelta(hours=1)
MOST_LISTED = 60


@dataclass(frozen=True)
class Slot:
    """One time that may be booked, and how many places are left."""

    schedule: Schedule
    since: datetime
    until: datetime
    left: int

    @property
    def value(self) -> str:
        """What a form sends for it."""
        return f"{self.schedule.pk}@{self.since.isoformat(timespec='minutes')}"


def hours_of(schedule: Schedule) -> Hours:
    return Hours(schedule.weekday, schedule.opens, schedule.closes, schedule.minutes)


def free(department, *, now) -> dict[date, list[Slot]]:
    """The times still free in the coming weeks, by day, in two queries."""
    schedules = list(Schedule.objects.offered().filter(department=department).order_by("weekday", "opens"))
    week, first = week_of(department.entity), timezone.localtime(now).date()
    taken = _taken(schedules, now)
    found: dict[date, list[Slot]] = {}
    for day in (first + timedelta(days=one) for one in range(DAYS_AHEAD)):
        for schedule in schedules:
            for since, until in times(hours_of(schedule), day, week):
                left = schedule.capacity - taken[schedule.pk, since]
                if left > 0 and since >= now + NOT_BEFORE:
                    found.setdefault(day, []).append(Slot(schedule, since, until, left))
    return {day: sorted(slots, key=lambda one: one.since) for day, slots in found.items()}


def _taken(schedules, now) -> Counter:
    if not schedules:
        return Counter()
    # How many come is counted for everybody; who they are, nobody learns.
    with seen_as.within(schedules[0].entity_id):
        rows = Appointment.objects.taking().filter(schedule__in=schedules, since__gte=now)
        return Counter(rows.values_list("schedule_id", "since"))


def taken_at(schedule, since) -> set[int]:
    """The seats that are taken at a time."""
    return set(Appointment.objects.taking().filter(schedule=schedule, since=since).values_list("seat", flat=True))


def own(user, *, now) -> dict[str, list[Appointment]]:
    """A person's appointments: those to come, the next one first, and the newest of the others."""
    mine = Appointment.objects.of_side(user).with_names()
    coming = mine.booked().filter(until__gt=now).order_by("since")[:MOST_LISTED]
    past = mine.exclude(pk__in=[one.pk for one in coming]).order_by("-since")[:MOST_LISTED]
    return {"coming": list(coming), "past": list(past)}


def bookable(user) -> list[Case]:
    """The person's open cases whose department receives people."""
    cases = Case.objects.acted_for(user).open().filter(rank=0, department__schedules__withdrawn_at=None)
    receiving = cases.filter(department__schedules__isnull=False).exclude(appointments__state="booked")
    return list(receiving.select_related("entity", "kind", "department").distinct().newest_first()[:MOST_LISTED])


def of_case(user, case) -> tuple[Appointment | None, bool]:
    """What is booked for a case and still to come, and whether one may be booked."""
    booked = Appointment.objects.booked().filter(case=case).with_names().first()
    return booked, booked is None and any(one.pk == case.pk for one in bookable(user))


def departments_received_in(user, can) -> list[Department]:
    """The departments of the person's entity in which he may do what the question asks."""
    employee = employee_of(user)
    units = Department.objects.filter(entity=employee.entity_id, is_active=True).select_related("entity")
    return [unit for unit in units.order_by("code") if employee.may(can, place_of(unit))]


def day_of(departments, day: date) -> list[Appointment]:
    """Who comes to these departments on a day, in order."""
    begins = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    rows = Appointment.objects.taking().filter(department__in=departments)
    return list(
        rows.filter(since__gte=begins, since__lt=begins + timedelta(days=1)).with_names().order_by("since", "pk")
    )


def schedules_of(departments) -> list[Schedule]:
    found = Schedule.objects.offered().filter(department__in=departments).select_related("department__entity")
    return list(found.order_by("department__code", "weekday", "opens"))


def to_remind(now, *, ahead: timedelta) -> list[Appointment]:
    """Those that come soon and of which nobody was reminded, with who booked only just left alone."""
    soon = Appointment.objects.booked().filter(reminded_at=None, since__gt=now, since__lte=now + ahead)
    return list(soon.filter(booked_at__lt=now - timedelta(hours=2)).with_names()[:500])


def not_kept(now) -> list[Appointment]:
    """Those whose day is over and of which nobody said whether the person came."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return list(Appointment.objects.booked().filter(until__lt=midnight).with_names()[:500])


def still_told_of(user, ids) -> set:
    """Those of some appointments of which a person may still be told."""
    own_ids = set(Appointment.objects.of_side(user).filter(pk__in=ids).values_list("pk", flat=True))
    employee = employee_of(user)
    if employee is None:
        return own_ids
    return own_ids | set(Appointment.objects.filter(pk__in=ids, entity=employee.entity_id).values_list("pk", flat=True))

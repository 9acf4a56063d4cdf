"""When employees were there: their sign-ins as periods, of one person day by day, of many on one day."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from jehat.desk.attendance import Day, Period, beginning_of, by_day
from jehat.organization.models import Employee
from jehat.people.models import SignIn
from jehat.people.presence import limits
from jehat.people.queries import shown_sign_ins

# Nobody comes in more often within a month; a script that does is not somebody's presence.
MOST = 2000


@dataclass(frozen=True)
class Attendance:
    """One employee on one day."""

    employee: Employee
    day: Day


def days_of(employee, *, first, last, now) -> list[Day]:
    """Every day from the first to the last, the newest first; those to come are left out."""
    last = min(last, timezone.localdate(now))
    if last < first:
        return []
    rows = _between(SignIn.objects.filter(user=employee.user_id), first, last).order_by("-since")[:MOST]
    return by_day(_periods(rows, {employee.user_id: employee}, now), first=first, last=last)


def day_of(employees, *, day, now) -> list[Attendance]:
    """Each of these employees on one day; one query."""
    known = {one.user_id: one for one in employees}
    rows = _between(SignIn.objects.filter(user__in=known), day, day)
    found: dict = {}
    for row in rows.defer("origin"):
        found.setdefault(row.user_id, []).append(row)
    return [
        Attendance(one, by_day(_periods(found.get(one.user_id, ()), known, now), first=day, last=day)[0])
        for one in employees
    ]


def with_presence(people, *, now):
    """The same employees, each with whether he `is_here` now."""
    idle, absolute = limits(staff=True)
    here = SignIn.objects.current().filter(user=OuterRef("user"), seen_at__gt=now - idle, since__gt=now - absolute)
    return people.annotate(is_here=Exists(here))


def sign_ins_of(employee) -> list[dict]:
    """What the employee is signed in with now: browser, system, network, since when."""
    return shown_sign_ins(employee.user)


def _between(rows, first, last):
    begin, end = beginning_of(first), beginning_of(last + timedelta(days=1))
    return rows.filter(Q(until__isnull=True) | Q(until__gt=begin), since__lt=end)


def _periods(rows, employees, now):
    """The rows as periods; one whose time ran out, and that nobody has ended yet, ended then."""
    for row in rows:
        idle, absolute = limits(staff=employees[row.user_id].is_active)
        runs_out = min(row.seen_at + idle, row.since + absolute)
        if row.until is not None:
            yield Period(row.since, max(row.until, row.since), row.ending)
        elif runs_out <= now:
            yield Period(row.since, runs_out, SignIn.Ending.EXPIRED)
        else:
            yield Period(row.since, now, is_now=True)

"""What a supervisor sees of the people of his departments."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, Q

from jehat.audit.models import Event
from jehat.cases.models import Comment
from jehat.cases.models.case_rows import late_at
from jehat.cases.models.reach import departments_within_reach_of
from jehat.cases.states import Status
from jehat.organization.models import Absence, Department, Employee

from .inbox import reachable, start_of_day

# What somebody did by reading is told once, and taking a file is in the record of files.
QUIET = ("case.download", "case.mark_read", "case.mark_unread", "case.print", "case.follow", "case.unfollow")


@dataclass(frozen=True)
class Member:
    """One employee and his work now; each figure equals the list it leads to."""

    employee: Employee
    is_away: bool
    open: int = 0
    late: int = 0
    waiting: int = 0
    answered: int = 0
    oldest: datetime | None = None


def colleagues(employee, *, now, department=None):
    """The active people of the departments an employee looks after, with `is_away`."""
    away = Absence.objects.filter(employee=OuterRef("pk"), since__lte=now, until__gt=now)
    departments = {department.pk} if department else departments_within_reach_of(employee)
    found = Employee.objects.active().filter(entity=employee.entity_id, department__in=departments)
    return (
        found.with_people()
        .annotate(is_away=Exists(away))
        .order_by("department__code", "-takes_cases", "created_at", "pk")
    )


def departments_of(employee):
    """The departments an employee looks after, in their order."""
    return Department.objects.filter(pk__in=departments_within_reach_of(employee))


def team(employee, members, *, now) -> list[Member]:
    """The work of these colleagues, as far as the employee may see it; two queries however many they are."""
    seen = reachable(employee)
    held = {row.pop("assignee"): row for row in _held(seen, members, now)}
    answered = _answered(seen, members, now)
    return [Member(one, one.is_away, answered=answered.get(one.user_id, 0), **held.get(one.pk, {})) for one in members]


def _held(seen, members, now):
    late, waiting = late_at(now), Q(status=Status.WAITING_BENEFICIARY)
    return (
        seen.open()
        .filter(assignee__in=[one.pk for one in members])
        .order_by()
        .values("assignee")
        .annotate(
            open=Count("pk"),
            late=Count("pk", filter=late),
            waiting=Count("pk", filter=waiting),
            oldest=Min("created_at"),
        )
    )


def _answered(seen, members, now) -> dict:
    """In how many of the cases each wrote to the beneficiary since the morning."""
    said = Comment.objects.filter(
        by__in=[one.user_id for one in members],
        is_from_beneficiary=False,
        created_at__gte=start_of_day(now),
        case__in=seen.values("pk"),
    )
    return dict(said.order_by().values_list("by").annotate(Count("case", distinct=True)))


def deeds_of(colleague, *, seen_by, verb="", before=0, most=50) -> list[Event]:
    """What a colleague did in cases that the supervisor may see, the newest first; one more than a page holds."""
    done = Event.objects.filter(by=colleague.user_id, outcome=Event.Outcome.DONE, subject_type="cases.case")
    done = done.filter(verb=verb) if verb else done.exclude(verb__in=QUIET)
    done = done.exclude(verb="case.open", particulars__first=False)
    if before:
        done = done.filter(pk__lt=before)
    told = done.filter(subject_id__in=reachable(seen_by).values("pk")).select_related("by", "acting_for")
    return list(told.order_by("-pk")[: most + 1])

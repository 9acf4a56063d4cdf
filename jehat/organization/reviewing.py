"""What pages, the API and jobs read of the quarterly reviews of permissions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from . import quarters, uses
from .effective import Line, lines_of
from .grants import standings
from .holders import terms_of
from .models import AccessReview, Employee, Entity, Grant, ReviewLine, Role
from .reached import employees_within
from .terms import Terms, go_beyond

DECIDES = "review.decide"
# How long people have for it, and from when on they are reminded, again after so long.
LASTS, REMINDS, AGAIN = timedelta(days=30), timedelta(days=7), timedelta(days=7)


@dataclass(frozen=True)
class Progress:
    """How far a review is: how many were kept, withdrawn, and still wait."""

    kept: int = 0
    withdrawn: int = 0
    waiting: int = 0

    @property
    def decided(self) -> int:
        return self.kept + self.withdrawn

    @property
    def total(self) -> int:
        return self.decided + self.waiting


def lines_for(reviewer: Employee, review: AccessReview) -> QuerySet[ReviewLine]:
    """The lines of a review that somebody decides, himself left out; by department."""
    found = review.lines.filter(employees_within(reviewer.reach(DECIDES), "employee__")).exclude(employee=reviewer)
    return found.with_people().order_by("employee__department__code", "employee__created_at", "pk")


def progress(lines: QuerySet[ReviewLine]) -> Progress:
    """How far the decisions are; one query."""
    return Progress(**lines.order_by().aggregate(**_counts()))


def by_department(lines: QuerySet[ReviewLine]) -> list[dict]:
    """The same for each department, by its code; one query."""
    names = [f"employee__department__{name}" for name in ("code", "name_ar", "name_en")]
    return list(lines.order_by("employee__department__code").values(*names).annotate(**_counts()))


def _counts() -> dict[str, Count]:
    """Of each outcome how many; who has left since is not waited for."""
    outcome = ReviewLine.Outcome
    return {
        "kept": Count("pk", filter=Q(outcome=outcome.KEPT)),
        "withdrawn": Count("pk", filter=Q(outcome=outcome.WITHDRAWN)),
        "waiting": Count("pk", filter=Q(outcome=outcome.OPEN, employee__is_active=True)),
    }


def with_counts(lines: QuerySet[ReviewLine]) -> QuerySet[ReviewLine]:
    """Each line with how much was given singly to the employee; what the night counted comes with him."""
    given = Grant.objects.standing().filter(employee=OuterRef("employee"), effect=Grant.Effect.ALLOW, cause="")
    return lines.annotate(has_single=Exists(given)).select_related("employee__surplus")


def own_lines(employee: Employee) -> list[Line]:
    """What a review can take from an employee: what he has by his role or singly, each with what gives it."""
    standing = employee.standing()
    return [line for line in lines_of(employee) if uses.own_of(standing, line.verb)]


def own_verbs(employee: Employee, now: datetime) -> set[str]:
    standing = standings([employee.pk], now)[employee.pk]
    return {verb for verb in standing.by_verb if uses.own_of(standing, verb)}


def lesser_roles(role: Role) -> list[Role]:
    """The roles in use that give nothing beyond this one, and less; two queries."""
    given: dict = {}
    others = Role.objects.of(role.entity_id).in_use().exclude(pk=role.pk)
    for grant in Grant.objects.standing().filter(role__in=others):
        given.setdefault(grant.role_id, []).append(Terms.of(grant))
    mine = terms_of(role)
    return [one for one in others if not go_beyond(given.get(one.pk, ()), mine)]


def entities_without(now: datetime) -> list[Entity]:
    """The entities with people whose review of this quarter has not begun."""
    year, quarter = quarters.quarter_of(timezone.localdate(now))
    begun = AccessReview.objects.filter(entity=OuterRef("pk"), year=year, quarter=quarter)
    people = Employee.objects.active().filter(entity=OuterRef("pk"))
    return list(Entity.objects.filter(~Exists(begun), Exists(people)))


def to_remind_of(now: datetime) -> list[AccessReview]:
    """The open reviews that are due soon or over, of which nobody was reminded lately."""
    soon = AccessReview.objects.open().filter(due__lte=timezone.localdate(now + REMINDS))
    return list(soon.filter(Q(reminded_at__isnull=True) | Q(reminded_at__lte=now - AGAIN)))


def reviewers(entity_id, now: datetime) -> QuerySet[Employee]:
    """Whoever decides in the reviews of an entity."""
    return Employee.objects.active().of(entity_id).who_may(DECIDES, now).select_related("user", "entity").order_by("pk")


def still_asked(review: AccessReview, now: datetime) -> list[Employee]:
    """The reviewers before whom lines of a review still wait."""
    waiting = review.lines.undecided()
    left = set(waiting.values_list("employee", "employee__department"))
    return [one for one in reviewers(review.entity_id, now) if _has_some(one, left)]


def _has_some(reviewer, left) -> bool:
    reach = reviewer.reach(DECIDES)
    others = {department for employee, department in left if employee != reviewer.pk}
    whole = any(one.is_whole for share in reach.shares for one in share.allowed)
    return bool(others) and (whole or bool(others & reach.departments))

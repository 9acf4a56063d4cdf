"""What is read of leaving a place: what is held there, and who was given it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from jehat.audit.models import Event
from jehat.cases.models import Case, Handover
from jehat.organization.models import Employee

from .staff import employees_by_id


@dataclass(frozen=True)
class Bundle:
    """Several cases at once, as something that people can be told about."""

    pk: UUID
    count: int

    @property
    def number(self) -> str:
        return str(self.count)


def received(handover) -> list[tuple[Employee, int]]:
    """Who was given cases by a handing over, and how many; two queries."""
    moved = Event.objects.filter(
        entity_id=handover.entity_id, verb="case.transfer", particulars__handover=str(handover.pk)
    )
    moved = moved.exclude(subject_id__in=Case.objects.hidden().filter(entity=handover.entity_id).values("pk"))
    counts = dict(moved.order_by().values_list("particulars__to").annotate(number=Count("pk")))
    return [(one, counts[pk]) for pk, one in employees_by_id([pk for pk in counts if pk]).items()]


def held_at(place):
    """What is open and held by an employee or a department."""
    return Case.objects.open().filter(**{"assignee" if isinstance(place, Employee) else "department": place})


def handover_of(place) -> Handover | None:
    """The latest handing over of a place, if there was one."""
    name = "employee" if isinstance(place, Employee) else "department"
    return Handover.objects.filter(**{name: place}).select_related("employee", "department").order_by("-pk").first()

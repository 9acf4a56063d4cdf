"""What the cases of each kind really took of late, in working minutes."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef

from jehat.calendars.queries import week_of
from jehat.calendars.working_time import working_minutes
from jehat.cases.models import Case
from jehat.cases.pace import Pace, pace_of
from jehat.cases.states import Status
from jehat.catalogue.models import Kind
from jehat.catalogue.models import Pace as ToldPace

OF_LATE = timedelta(days=365)
# The newest so many say enough, and no night grows longer with the platform.
MOST_CASES = 1000
# A withdrawn case was not handled to its end.
HANDLED = (Status.COMPLETED, Status.REJECTED)


def paces(*, now) -> Iterator[tuple[Kind, Pace]]:
    """Every kind that had cases closed in the last twelve months, or of which a pace is told still."""
    handled = Case.objects.unhidden().filter(status__in=HANDLED, closed_at__gte=now - OF_LATE, closed_at__lt=now)
    told = ToldPace.objects.filter(kind=OuterRef("pk"), number_of_cases__gt=0)
    kinds = Kind.objects.filter(Exists(handled.filter(kind=OuterRef("pk"))) | Exists(told)).order_by("pk")
    for kind in kinds.select_related("entity").iterator(chunk_size=200):
        times = handled.filter(kind=kind).order_by("-closed_at").values_list("created_at", "closed_at")[:MOST_CASES]
        week = week_of(kind.entity)
        yield kind, pace_of([working_minutes(since, until, week) for since, until in times])

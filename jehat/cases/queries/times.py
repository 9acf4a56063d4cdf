"""What the page of a case's times reads."""

from django.utils import timezone

from jehat.calendars.queries import week_of
from jehat.cases.dues import if_resumed
from jehat.cases.models import Case, EscalationPlan, Postponement
from jehat.cases.postponing import left

from .dwelling import clocks_of
from .story import chain

# One minute's work; the next minute goes on.
MOST = 200


def due_to_resume(*, now) -> list[Case]:
    """What is postponed to a day that has come, the longest over first."""
    over = Postponement.objects.running().filter(until__lte=timezone.localdate(now))
    return [one.case for one in over.select_related("case").order_by("until", "pk")[:MOST]]


def to_look_at(*, now) -> list[Case]:
    """Open cases that go on and whose moment to climb may have come, the longest over first."""
    waiting = Case.objects.open().filter(alarm_at__lte=now, paused_at__isnull=True)
    return list(waiting.order_by("alarm_at", "pk")[:MOST])


def plan_of(entity) -> EscalationPlan:
    """When the cases of an entity climb; as usual where it said nothing."""
    return EscalationPlan.objects.filter(entity=entity).first() or EscalationPlan(entity=entity)


def times_of(case, *, now) -> dict:
    """Who had the case how long, both limits, and every postponement."""
    postponements = list(case.postponements.with_people().newest_first())
    given = [one for one in postponements if one.state in ("granted", "over")]
    return {
        "clocks": clocks_of(case, chain(case), now=now),
        "due_if_resumed": if_resumed(case.due_at, case.paused_at, now, week_of(case.entity)),
        "postponements": postponements,
        "asked": next((one for one in postponements if one.state == "asked"), None),
        "left": left(case.terms.ruled, given),
    }

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from jehat.cases.states import Cause
from jehat.organization.models import Entity

from .case import Case
from .custody import span


class PauseQuerySet(models.QuerySet):
    def current(self):
        return self.filter(until__isnull=True)

    def oldest_first(self):
        return self.order_by("since", "pk")


class Pause(models.Model):
    """A time in which the clocks of a case stood still (توقف), and why; of one case no two overlap."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="pauses")
    cause = models.CharField(max_length=20, choices=Cause.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    objects = PauseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="pause_ends_after"),
            models.UniqueConstraint(fields=["case"], condition=Q(until__isnull=True), name="one_pause_at_a_time"),
            ExclusionConstraint(
                name="no_two_pauses_overlap",
                expressions=[("case", RangeOperators.EQUAL), (span(), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.cause} since {self.since:%Y-%m-%d %H:%M}"

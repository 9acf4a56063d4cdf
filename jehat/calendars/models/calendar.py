from datetime import time

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from jehat.calendars.working_time import SAUDI_WEEK
from jehat.core.crypto.ids import uuid7
from jehat.organization.models import Entity


def usual_days() -> list[int]:
    return sorted(SAUDI_WEEK.days)


class Hours(models.Model):
    """From when to when is worked on a day, and the breaks in it: pairs of times, in order."""

    opens = models.TimeField(default=SAUDI_WEEK.opens)
    closes = models.TimeField(default=SAUDI_WEEK.closes)
    breaks = ArrayField(ArrayField(models.TimeField(), size=2), default=list, blank=True)

    class Meta:
        abstract = True
        constraints = [models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="%(class)s_opens_then_closes")]

    @property
    def pauses(self) -> tuple[tuple[time, time], ...]:
        return tuple((since, until) for since, until in self.breaks)

    @property
    def hours_shown(self) -> str:
        return f"{self.opens:%H:%M}–{self.closes:%H:%M}"

    @property
    def breaks_shown(self) -> list[str]:
        return [f"{since:%H:%M}–{until:%H:%M}" for since, until in self.breaks]


class Calendar(Hours):
    """The working week of an entity; an entity without one keeps the usual week of government."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.OneToOneField(Entity, on_delete=models.PROTECT, related_name="calendar")
    days = ArrayField(models.PositiveSmallIntegerField(), default=usual_days, help_text="Monday is 0.")
    zone = models.CharField(max_length=40, default=SAUDI_WEEK.zone.key)

    class Meta(Hours.Meta):
        constraints = [
            *Hours.Meta.constraints,
            models.CheckConstraint(
                condition=Q(days__contained_by=list(range(7)), days__len__gt=0), name="calendar_has_days_of_a_week"
            ),
        ]

    def __str__(self) -> str:
        return str(self.entity_id)

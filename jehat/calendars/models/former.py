from django.contrib.postgres.fields import ArrayField
from django.db import models

from jehat.core.crypto.ids import uuid7
from jehat.organization.models import Entity

from .calendar import Hours


class FormerWeekQuerySet(models.QuerySet["FormerWeek"]):
    def of(self, entity):
        return self.filter(entity=entity)


class FormerWeek(Hours):
    """The working week that an entity kept until a day, which is included: what was counted by it stays so."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="former_weeks")
    until = models.DateField()
    days = ArrayField(models.PositiveSmallIntegerField(), help_text="Monday is 0.")

    objects = FormerWeekQuerySet.as_manager()

    class Meta(Hours.Meta):
        ordering = ["until"]
        constraints = [
            *Hours.Meta.constraints,
            models.UniqueConstraint(fields=["entity", "until"], name="one_former_week_ends_a_day"),
        ]

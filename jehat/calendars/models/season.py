from django.db import models
from django.db.models import F, Q

from jehat.core.crypto.ids import uuid7
from jehat.organization.models import Bilingual, Entity

from .calendar import Hours


class SeasonQuerySet(models.QuerySet["Season"]):
    def of(self, entity):
        return self.filter(entity=entity)

    def between(self, first, last):
        """Those with a day from the first to the last."""
        return self.filter(since__lte=last, until__gte=first)

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class Season(Bilingual, Hours):
    """Days, both included, on which an entity keeps other hours, as in Ramadan."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="seasons")
    since = models.DateField()
    until = models.DateField()

    objects = SeasonQuerySet.as_manager()

    class Meta(Hours.Meta):
        ordering = ["since"]
        constraints = [
            *Hours.Meta.constraints,
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="season_begins_then_ends"),
            models.UniqueConstraint(fields=["entity", "since"], name="one_season_begins_a_day"),
        ]

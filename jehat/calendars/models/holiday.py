from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.ids import uuid7
from jehat.organization.models import Bilingual, Entity


class HolidayQuerySet(models.QuerySet["Holiday"]):
    def of(self, entity):
        return self.filter(entity=entity)

    def standing(self):
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def between(self, first, last):
        """Those with a day from the first to the last."""
        return self.filter(since__lte=last, until__gte=first)

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class Holiday(Bilingual):
    """Days, both included, on which an entity rests: when that was announced, and by what it came to be known."""

    class Source(models.TextChoices):
        SEED = "seed", _("Proposed by rule")
        HAND = "hand", _("Entered by hand")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="holidays")
    since = models.DateField()
    until = models.DateField()
    source = models.CharField(max_length=4, choices=Source.choices, default=Source.HAND)
    announced_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [models.CheckConstraint(condition=Q(until__gte=F("since")), name="holiday_begins_then_ends")]
        indexes = [
            models.Index(fields=["entity", "since"], condition=Q(withdrawn_at__isnull=True), name="holiday_standing")
        ]

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

from django.conf import settings
from django.db import models
from django.utils import timezone

from jehat.organization.models import Entity

from .case import Case


class StepReached(models.Model):
    """When the work on a case came to one of the steps of its terms, by its place among them, and who said so."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps_reached")
    place = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "place"], name="step_reached_once")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.place}"

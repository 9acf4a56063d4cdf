"""What text messages cost an entity: providers charge by the part."""

from django.db import models

from jehat.organization.models import Entity


class Tally(models.Model):
    """The text messages of an entity that providers took in one month, and the parts they are charged as."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    texts = models.PositiveIntegerField(default=0)
    parts = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entity", "month"], name="one_tally_per_entity_and_month")]

    def __str__(self) -> str:
        return f"{self.entity_id} {self.month}"

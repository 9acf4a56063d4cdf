from django.db import models
from django.db.models import F, Q

from jehat.organization.models import Entity

from .kind import Kind

# Fewer cases say nothing about the next one, and might tell of a person.
ENOUGH_CASES = 5


class PaceQuerySet(models.QuerySet):
    def telling(self):
        return self.filter(number_of_cases__gte=ENOUGH_CASES)


class Pace(models.Model):
    """What a kind of case really took of late, in working minutes: half of the cases, and nine of ten."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    kind = models.OneToOneField(Kind, on_delete=models.PROTECT, related_name="pace")
    median_minutes = models.PositiveIntegerField()
    most_minutes = models.PositiveIntegerField(help_text="Nine of ten cases took this or less.")
    number_of_cases = models.PositiveIntegerField()
    reckoned_at = models.DateTimeField()

    objects = PaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(median_minutes__lte=F("most_minutes")), name="pace_half_before_most")
        ]

    def __str__(self) -> str:
        return f"{self.kind_id}: {self.median_minutes}/{self.most_minutes} of {self.number_of_cases}"

    @property
    def tells(self) -> bool:
        return self.number_of_cases >= ENOUGH_CASES

from django.conf import settings
from django.db import models
from django.db.models import Q

from jehat.organization.models import Entity

from .case import Case


class FollowUp(models.Model):
    """That somebody asked where a case stands (تعقيب), and then urged it on, once, twice, three times (استعجال)."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="follow_ups")
    # 0 asks where it stands; 1 to 3 urge it on.
    step = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_from_beneficiary = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "step"], name="one_follow_up_of_a_step"),
            models.CheckConstraint(condition=Q(step__lte=3), name="follow_up_of_a_known_step"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.step}"

from django.conf import settings
from django.db import models

from jehat.organization.models import Entity

from .case import Case


class Tick(models.Model):
    """What was gone through of what the kind of case wants gone through before it is closed."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="ticks")
    code = models.CharField(max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "code"], name="ticked_once")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.code}"

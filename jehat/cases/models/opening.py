from django.conf import settings
from django.db import models

from jehat.organization.models import Entity

from .case import Case


class Opening(models.Model):
    """When a person last had a case open: what came after is unread for him."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="openings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    # He wishes to come back to it, although he has seen it.
    is_unread = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="one_opening_per_case_and_person")]

    def __str__(self) -> str:
        return f"{self.case_id} by {self.user_id}"

from datetime import timedelta

from django.conf import settings
from django.db import models

from jehat.organization.models import Entity

from .case import Case

# A page tells of itself every twenty seconds; one that missed two turns is closed.
LASTS = timedelta(seconds=45)


class ViewingQuerySet(models.QuerySet):
    def now(self, now):
        return self.filter(seen_at__gt=now - LASTS)


class Viewing(models.Model):
    """Who has a case open at this moment, and who is writing; presence, not an act, and gone a moment later."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="viewings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    is_typing = models.BooleanField(default=False)

    objects = ViewingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="one_viewing_per_case_and_person")]

    def __str__(self) -> str:
        return f"{self.case_id} by {self.user_id}"

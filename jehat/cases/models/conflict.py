from django.conf import settings
from django.db import models
from django.utils import timezone

from jehat.core.crypto.ids import uuid7
from jehat.organization.models import Employee, Entity

from ..states import Relation


class ConflictQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(withdrawn_at__isnull=True)


class Conflict(models.Model):
    """That an employee must not work on the cases of a beneficiary (تعارض مصالح)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="conflicts")
    beneficiary = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    relation = models.CharField(max_length=10, choices=Relation.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    objects = ConflictQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "beneficiary"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_standing_conflict",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

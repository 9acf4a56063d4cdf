from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.ids import uuid7
from jehat.core.crypto.models import EncryptedPart
from jehat.organization.models import Employee, Entity

from ..states import OPEN, Wish
from .case import Case


class ReassignmentQuerySet(models.QuerySet):
    def pending(self):
        """Those not decided whose employee still has the case: what went elsewhere by itself needs no answer."""
        return self.filter(decided_at__isnull=True, case__assignee=F("employee"), case__status__in=OPEN)


class Reassignment(EncryptedPart):
    """That the holder of a case asks for it to go to another, and what came of it (طلب إعادة إسناد)."""

    sealed_with = "case"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reassignments")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    wish = models.CharField(max_length=10, choices=Wish.choices)
    text = EncryptedTextField(blank=True, default="")
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    is_granted = models.BooleanField(null=True)
    answer = EncryptedTextField(blank=True, default="")

    objects = ReassignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "employee"], condition=Q(decided_at__isnull=True), name="one_reassignment_asked_for"
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, is_granted__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, is_granted__isnull=False, decided_by__isnull=False),
                name="reassignment_decided_wholly",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

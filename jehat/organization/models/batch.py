from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.fields import EncryptedJSONField
from jehat.core.crypto.models import EncryptedRecord
from jehat.organization.models.entity import Entity


class Batch(EncryptedRecord):
    """A table of departments or employees that an administrator handed in, first judged and then taken, or not."""

    class Table(models.TextChoices):
        DEPARTMENTS = "departments", _("Departments")
        EMPLOYEES = "employees", _("Employees")

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="batches")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=11, choices=Table.choices)
    rows = EncryptedJSONField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_at = models.DateTimeField(null=True)

    KEPT_FOR = timedelta(days=1)

    def __str__(self) -> str:
        return str(self.pk)

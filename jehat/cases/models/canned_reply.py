from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedRecord
from jehat.organization.models import Department, Employee, Entity


class CannedReplyQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(retired_at__isnull=True)

    def within_reach_of(self, employee):
        """What an employee may use: his own, his department's, his entity's."""
        mine = Q(employee=employee) | Q(employee__isnull=True, department=employee.department_id)
        return self.filter(mine | Q(employee__isnull=True, department__isnull=True), entity=employee.entity_id)

    def ordered(self):
        """One's own first, then the department's, then the entity's; those changed last before the others."""
        return self.order_by("employee", "department", "-changed_at", "pk")


class CannedReply(EncryptedRecord):
    """Words kept ready for the composer (رد جاهز), of one employee, of a department or of the entity."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="canned_replies")
    title = EncryptedTextField()
    arabic = EncryptedTextField(blank=True, default="")
    english = EncryptedTextField(blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True)

    objects = CannedReplyQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["entity", "department", "employee"], condition=Q(retired_at=None), name="reply_in_use")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(department__isnull=True) | Q(employee__isnull=True), name="reply_has_one_owner"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def scope(self) -> str:
        """Whose it is: own, department or entity."""
        return "own" if self.employee_id else "department" if self.department_id else "entity"

    def words(self, language: str) -> str:
        """The text in a language, or in the other where it was written in that alone."""
        first, second = (self.arabic, self.english) if language == "ar" else (self.english, self.arabic)
        return first or second

from django.db import models
from django.db.models import Q

from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedRecord
from jehat.organization.models import Department, Employee, Entity


class SavedViewQuerySet(models.QuerySet):
    def within_reach_of(self, employee):
        """One's own, and what was shared with one's department."""
        return self.filter(Q(employee=employee) | Q(department=employee.department_id), entity=employee.entity_id)

    def own_of(self, employee):
        return self.filter(employee=employee, department__isnull=True)

    def ordered(self):
        """One's own first, then those of the department, each in the order in which they were kept."""
        return self.order_by(models.F("department").asc(nulls_first=True), "kept_at", "pk")


class SavedView(EncryptedRecord):
    """A choice of filters, order and grouping of the inbox, kept under a name (عرض محفوظ).

    It belongs to one employee, or was shared by a supervisor with his department. `asked` holds codes and keys alone,
    as the address of the inbox says them.
    """

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+")
    name = EncryptedTextField()
    asked = models.JSONField(default=dict)
    is_preferred = models.BooleanField(default=False)
    kept_at = models.DateTimeField()

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["entity", "department", "employee"], name="saved_view_reach")]
        constraints = [
            models.UniqueConstraint(
                fields=["employee"], condition=Q(is_preferred=True), name="one_preferred_view_of_an_employee"
            ),
            models.CheckConstraint(
                condition=Q(is_preferred=False) | Q(department__isnull=True), name="preferred_view_is_ones_own"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def scope(self) -> str:
        """Whose it is: own or department."""
        return "department" if self.department_id else "own"

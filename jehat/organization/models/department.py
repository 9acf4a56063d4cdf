from uuid import UUID

from django.db import models

from jehat.core.crypto.ids import uuid7
from jehat.organization import grants

from .bilingual import Bilingual
from .entity import Entity


class DepartmentQuerySet(models.QuerySet):
    def led_by(self, employee) -> frozenset[UUID]:
        """The keys of the departments that an employee heads, and of all that stand below them; one query."""
        return grants.led_by(employee.entity_id, employee.pk)

    def active(self):
        return self.filter(is_active=True)

    def of(self, entity):
        return self.filter(entity=entity)

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class Department(Bilingual):
    """A unit of an entity (إدارة), of any depth in its tree."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="departments")
    code = models.CharField(max_length=20)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    head = models.ForeignKey("Employee", on_delete=models.PROTECT, null=True, blank=True, related_name="heads")
    is_active = models.BooleanField(default=True)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["entity", "code"], name="department_code_in_entity")]

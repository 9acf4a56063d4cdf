from django.db import models
from django.db.models import Q

from .employee import Employee
from .entity import Entity


class VerbUse(models.Model):
    """When an employee last used a permission, as the record shows it; read in the night, not on request."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="uses")
    verb = models.CharField(max_length=60)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "verb"], name="verb_use_of_employee")]
        indexes = [models.Index(fields=["entity", "verb", "last_at"], name="verb_use_in_entity")]

    def __str__(self) -> str:
        return f"{self.employee_id} {self.verb}"


class UseReading(models.Model):
    """Up to which line of the record uses were read: one row for the platform."""

    read_to = models.BigIntegerField(default=0)
    is_only = models.BooleanField(default=True, unique=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(is_only=True), name="use_reading_is_one")]

    def __str__(self) -> str:
        return str(self.read_to)


class Surplus(models.Model):
    """How many of his permissions an employee did not use lately, as it was counted in the night."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    employee = models.OneToOneField(Employee, on_delete=models.PROTECT, related_name="surplus")
    unused = models.PositiveSmallIntegerField()
    held = models.PositiveSmallIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["entity", "-unused", "employee"], name="surplus_most_first")]

    def __str__(self) -> str:
        return f"{self.employee_id} {self.unused}/{self.held}"

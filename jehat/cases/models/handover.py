from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.ids import uuid7
from jehat.organization.models import Department, Employee, Entity


class HandoverWay(models.TextChoices):
    """Where that goes which somebody holds who leaves."""

    COLLEAGUE = "colleague", _("All to one colleague")
    DISTRIBUTE = "distribute", _("Distributed anew in the department")
    DEPARTMENT = "department", _("To another department, which distributes them")


class Handover(models.Model):
    """Somebody leaves, or a department rests: all that is open there goes elsewhere first."""

    Way = HandoverWay

    class State(models.TextChoices):
        RUNNING = "running", _("Being handed over")
        DONE = "done", _("Handed over")
        STOPPED = "stopped", _("Stopped")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="+")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+")
    way = models.CharField(max_length=10, choices=Way.choices)
    to_employee = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="+")
    to_department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=7, choices=State.choices, default=State.RUNNING)
    moved = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(employee__isnull=True) ^ Q(department__isnull=True), name="handover_of_one_place"
            ),
            models.UniqueConstraint(
                fields=["employee"], condition=Q(state="running"), name="one_running_handover_of_employee"
            ),
            models.UniqueConstraint(
                fields=["department"], condition=Q(state="running"), name="one_running_handover_of_department"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def place(self) -> Employee | Department:
        """Who or what leaves."""
        return self.employee or self.department

    @property
    def is_running(self) -> bool:
        return self.state == self.State.RUNNING

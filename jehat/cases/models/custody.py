from django.db import models
from django.db.models import F, Q

from jehat.cases.states import Reason
from jehat.organization.models import Department, Employee, Entity

from .case import Case


class CustodyQuerySet(models.QuerySet):
    def current(self):
        return self.filter(until__isnull=True)

    def oldest_first(self):
        return self.order_by("since", "pk")


class Custody(models.Model):
    """With whom a case was, and since when (عهدة); the intervals of a case neither overlap nor leave a gap."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="custodies")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="custodies")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=20, choices=Reason.choices)
    load = models.PositiveIntegerField(null=True)
    candidates = models.PositiveIntegerField(null=True)

    objects = CustodyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="custody_ends_after"
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(until__isnull=True), name="one_custody_at_a_time"),
        ]
        indexes = [models.Index(fields=["case", "since"])]

    def __str__(self) -> str:
        return f"{self.case_id} with {self.employee_id or self.department_id} since {self.since:%Y-%m-%d %H:%M}"

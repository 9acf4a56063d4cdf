from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from jehat.cases.states import Reason
from jehat.organization.models import Department, Employee, Entity

from .case import Case


def span() -> Func:
    """From when to when something was, its end not included."""
    return Func(F("since"), F("until"), function="tstzrange", output_field=DateTimeRangeField())


class CustodyQuerySet(models.QuerySet):
    def current(self):
        return self.filter(until__isnull=True)

    def oldest_first(self):
        return self.order_by("since", "pk")


class Custody(models.Model):
    """With whom a case was, and since when (عهدة); the intervals of a case neither overlap nor leave a gap.

    The last ends with the case. That they run from its filing without a gap, but for the time in which it was closed
    and not yet taken up again, a trigger of the database sees to (migration `adds_up`).
    """

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="custodies")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="custodies")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=20, choices=Reason.choices)
    # By which referral it came to this holder, where one brought it.
    referral = models.ForeignKey("Referral", on_delete=models.PROTECT, null=True, related_name="+")
    load = models.PositiveIntegerField(null=True)
    candidates = models.PositiveIntegerField(null=True)
    # Who else was thought of and why it is not his: codes and keys, and the rule and the skill that were asked.
    steps = models.JSONField(default=dict)

    objects = CustodyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="custody_ends_after"
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(until__isnull=True), name="one_custody_at_a_time"),
            ExclusionConstraint(
                name="no_two_custodies_overlap",
                expressions=[("case", RangeOperators.EQUAL), (span(), RangeOperators.OVERLAPS)],
            ),
        ]
        indexes = [
            models.Index(fields=["case", "since"]),
            models.Index(fields=["employee", "since"], name="custody_of_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} with {self.employee_id or self.department_id} since {self.since:%Y-%m-%d %H:%M}"

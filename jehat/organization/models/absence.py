from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .employee import Employee
from .entity import Entity


class AbsenceQuerySet(models.QuerySet):
    def not_over(self, now):
        return self.filter(until__gt=now)

    def during(self, since, until):
        return self.filter(since__lt=until, until__gt=since)

    def oldest_first(self):
        return self.order_by("since", "pk")

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class Absence(models.Model):
    """A time in which an employee gets no new work."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="absences")
    substitute = models.ForeignKey(
        Employee, on_delete=models.PROTECT, null=True, blank=True, related_name="covers", help_text=_("Stands in.")
    )
    since = models.DateTimeField()
    until = models.DateTimeField()

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(until__gt=F("since")), name="absence_ends_after_it_begins")]

    def __str__(self) -> str:
        return f"{self.employee_id} {self.since:%Y-%m-%d}–{self.until:%Y-%m-%d}"

    @property
    def last_day(self) -> date:
        """The last day that is wholly or partly inside."""
        return timezone.localdate(self.until - timedelta(microseconds=1))

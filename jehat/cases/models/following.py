from django.db import models

from jehat.organization.models import Employee, Entity

from .case import Case


class Following(models.Model):
    """An employee who wishes to learn what happens in a case (متابعة); it opens nothing to him."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="followings")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "case"], name="one_following_per_case_and_employee")]

    def __str__(self) -> str:
        return f"{self.employee_id} of {self.case_id}"

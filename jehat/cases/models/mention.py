from django.db import models

from jehat.organization.models import Employee, Entity

from .conversation import Note


class Mention(models.Model):
    """A colleague who is named in an internal note, so that he reads it (إشارة إلى زميل)."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="mentions")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["employee", "note"], name="one_mention_per_note_and_employee")]

    def __str__(self) -> str:
        return f"{self.employee_id} in {self.note_id}"

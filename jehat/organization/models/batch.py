from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.fields import EncryptedJSONField
from jehat.core.crypto.models import EncryptedRecord
from jehat.organization.models.entity import Entity


class Batch(EncryptedRecord):
    """A table of departments or employees that an administrator handed in, first judged and then taken, or not.

    Of its `length` rows the first `position` are done: `added`, `changed`, as they were, or `refused`, which holds
    [number of the row, heading or "", sentence].
    """

    class Table(models.TextChoices):
        DEPARTMENTS = "departments", _("Departments")
        EMPLOYEES = "employees", _("Employees")

    class State(models.TextChoices):
        HANDED_IN = "handed_in", _("Handed in")
        RUNNING = "running", _("Being taken in")
        TAKEN = "taken", _("Taken in")
        STOPPED = "stopped", _("Stopped")

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="batches")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=11, choices=Table.choices)
    rows = EncryptedJSONField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    taker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    length = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    refused = EncryptedJSONField(default=list)
    moved_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)

    KEPT_FOR = timedelta(days=1)
    STANDS_AFTER = timedelta(minutes=15)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def state(self) -> State:
        if self.taken_at is None:
            return self.State.HANDED_IN if self.moved_at is None else self.State.RUNNING
        return self.State.TAKEN if self.position == self.length else self.State.STOPPED

    @property
    def is_running(self) -> bool:
        return self.state == self.State.RUNNING

    @property
    def refused_rows(self) -> int:
        """How many rows were refused; one row may have several reasons."""
        return len({number for number, _heading, _reason in self.refused})

    @property
    def same(self) -> int:
        """How many of the rows that are done were as they are."""
        return self.position - self.added - self.changed - self.refused_rows

    def stands(self, now) -> bool:
        """Whether it is being taken and nothing has moved for long: its job is lost."""
        return self.is_running and self.moved_at < now - self.STANDS_AFTER

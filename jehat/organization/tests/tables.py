"""Tables for the tests of what is taken in."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from jehat.organization import actions, pipeline
from jehat.organization.models import Batch
from jehat.people.models import User

DEPARTMENTS = ["code", "name_ar", "name_en", "parent"]
EMPLOYEES = ["email", "first_ar", "family_ar", "department", "role", "takes_cases"]


def handed_in(world, table, heads, *rows, by=None):
    """A table as an administrator hands it in."""
    return actions.hand_in_batch(
        by=by or world.admin.user, entity=world.entity, table=table, rows=[heads, *(list(row) for row in rows)]
    )


def many_departments(world, number):
    """A table of new departments U1, U2, …; its administrator reads English."""
    User.objects.filter(pk=world.admin.user.pk).update(language="en")
    return handed_in(world, "departments", DEPARTMENTS, *([f"U{n}", "أ", "A", ""] for n in range(1, number + 1)))


def jobs_of(batch) -> int:
    """How many jobs were deferred for a table."""
    return ProcrastinateJob.objects.filter(task_name=pipeline.GO_ON, args__batch_id=str(batch.pk)).count()


def stand_still(batch):
    """As if its job were lost long ago."""
    Batch.objects.filter(pk=batch.pk).update(moved_at=timezone.now() - Batch.STANDS_AFTER - timedelta(seconds=1))

"""Taking the list of movement out of the platform."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.oversight import permissions, queries


@action("oversight.export_movement", says=_("The movement of cases was taken out as a table"))
def export_movement(*, by, wanted, now=None):
    """Let an inspector have the list he sees as a table; what was asked for, and how many rows, is on the record."""
    now = now or timezone.now()
    permissions.can_export(by).require()
    rows = queries.movement_rows(by.employee, wanted, now=now)
    record("oversight.export_movement", by.employee.entity, by=by, at=now, rows=len(rows), **wanted.as_codes())
    return rows

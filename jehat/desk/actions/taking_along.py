"""Taking the record out of the platform, as a table; that somebody did so is itself on the record."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.desk import permissions


@action("record.export", says=_("The record was exported"))
def export_record(*, by, of, wanted, now=None):
    """Let an employee take along what he reads of the record of his entity, or of one case; what he asked is kept."""
    is_case = of._meta.label_lower == "cases.case"
    may = permissions.can_export_case_record if is_case else permissions.can_export_record
    may(by, of).require()
    return record("record.export", of, by=by, at=now, **wanted.as_codes)


@action("presence.export", says=_("The presences of an employee were exported"))
def export_presence(*, by, employee, month, now=None):
    """Let an employee take along the presences of a colleague he looks after, in one month."""
    permissions.can_export_presence(by, employee).require()
    return record("presence.export", employee, by=by, at=now, month=str(month))

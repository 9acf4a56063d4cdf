"""The paper that proves a case was received."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import permissions


@action("case.receipt", says=_("The receipt was taken"))
def receipt(*, by, case):
    """Let a person have the receipt of the case; each time is on the record."""
    permissions.can_receipt(by, case).require()
    record("case.receipt", case, by=by)
    return case

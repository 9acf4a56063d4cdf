"""Taking a file out of a case."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import permissions


@action("case.download", says=_("A file was downloaded"))
def download(*, by, case, file, is_internal):
    """Let a person have a file of the case; each time is on the record."""
    permissions.can_download(by, case, is_internal=is_internal).require()
    record("case.download", case, by=by, file=file.pk, internal=is_internal)
    return file

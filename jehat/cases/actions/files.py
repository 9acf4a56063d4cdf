"""Taking a file out of a case."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import permissions


@action("case.download", says=_("A file was downloaded"))
def download(*, by, case, file, is_internal):
    """Let a person have a file of the case; each time is on the record."""
    permissions.can_download(by, case, is_internal=is_internal).require()
    in_place_of = permissions.in_place_of(by, case, "see")
    told = {"file": file.pk, "internal": is_internal, **permissions.glass_marks(by, case)}
    record("case.download", case, by=by, acting_for=in_place_of, **told)
    return file

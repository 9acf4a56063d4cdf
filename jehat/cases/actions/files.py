"""Taking something out of a case: a file, or all of it on paper."""

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


@action("case.print", says=_("The case was laid out to be printed"))
def print_case(*, by, case, with_notes=False):
    """Lay the whole story out for paper, for the team with its notes if so asked; each time is on the record."""
    permissions.can_print(by, case, with_notes=with_notes).require()
    in_place_of = permissions.in_place_of(by, case, "see")
    told = {"internal": with_notes, **permissions.glass_marks(by, case)}
    record("case.print", case, by=by, acting_for=in_place_of, **told)
    return case

"""Who reads the record and the presences of his colleagues, each no with its reason."""

from django.utils.translation import gettext_lazy as _

from jehat.cases.permissions import can_see_internal
from jehat.core.verdict import ALLOWED, Verdict, refuse
from jehat.organization import permissions as organization

from .sight import PRESENCE, RECORD, sight_of


def can_see_record(user) -> Verdict:
    return _sees(user, RECORD)


def can_see_presence(user) -> Verdict:
    return _sees(user, PRESENCE)


def _sees(user, verb) -> Verdict:
    if sight_of(user, verb) is None:
        return refuse(_("This is for supervisors and for the administrators of the entity."))
    return ALLOWED


def can_export_record(user, entity) -> Verdict:
    """Whoever reads the record of his entity takes it along only with a verb of its own."""
    seen = can_see_record(user)
    if seen and user.employee.entity_id != entity.pk:
        return refuse(_("This is the record of another entity."))
    return user.employee.may("record.export") if seen else seen


def can_export_case_record(user, case) -> Verdict:
    seen = can_see_case_record(user, case)
    return user.employee.may("record.export") if seen else seen


def can_export_presence(user, employee) -> Verdict:
    seen = can_see_presence_of(user, employee)
    return user.employee.may("record.export") if seen else seen


def can_see_presence_of(user, employee) -> Verdict:
    """Whether this colleague is one of those whose presences the employee looks after."""
    sight = sight_of(user, PRESENCE)
    if sight is None or not sight.people().filter(pk=employee.pk).exists():
        return refuse(_("This is for the supervisor of the employee and for the administrators of the entity."))
    return ALLOWED


def can_see_case_record(user, case) -> Verdict:
    """Whether the employee reads who did what in a case: he sees its inside, and the record at all."""
    inside = can_see_internal(user, case)
    return can_see_record(user) if inside else inside


def can_end_presence(user, employee) -> Verdict:
    return organization.can_end_presence(user, employee)

"""When employees are away and get no new work."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import permissions
from jehat.organization.models import Absence, Employee


@action("organization.record_absence", says=_("An absence was recorded"))
def record_absence(*, by, employee, since, until, substitute=None):
    """Record that an employee is away for a time, in which no new work is given to him.

    A substitute works on what the absent one holds, in that time only (domain handbook §2.10).
    """
    employee = Employee.objects.locked().with_people().get(pk=employee.pk)
    permissions.can_record_absence(by, employee).require()
    if until <= since:
        raise Refused(_("An absence ends after it begins."))
    if employee.absences.during(since, until).exists():
        raise Refused(_("Another absence is recorded for this time."))
    if employee.covers.during(since, until).exists():
        raise Refused(_("The employee stands in for another in this time; choose another substitute there first."))
    if substitute is not None:
        _check_substitute(substitute, employee, since, until)
    absence = Absence(entity=employee.entity, employee=employee, substitute=substitute, since=since, until=until)
    absence.save(force_insert=True)
    first, last = (timezone.localdate(moment).isoformat() for moment in (since, until))
    behind = {"substitute": substitute.pk} if substitute else {}
    record("organization.record_absence", employee, by=by, absence=absence.pk, since=first, until=last, **behind)
    return absence


def _check_substitute(substitute, employee, since, until) -> None:
    """A colleague who is there all that time, so that nobody ever stands in for whoever stands in for him."""
    substitute = Employee.objects.locked().with_people().get(pk=substitute.pk)
    if substitute.pk == employee.pk or substitute.entity_id != employee.entity_id:
        raise Refused(_("A colleague of the same entity stands in."))
    if not substitute.is_active or not substitute.user.is_active:
        raise Refused(_("The substitute is inactive."))
    if substitute.absences.during(since, until).exists():
        raise Refused(_("The substitute is away in this time too."))


@action("organization.end_absence", says=_("An absence was ended"))
def end_absence(*, by, absence, now=None):
    """End an absence now; one that has not begun is taken back as if it had never been recorded."""
    now = now or timezone.now()
    absence = Absence.objects.locked().select_related("employee").get(pk=absence.pk)
    permissions.can_end_absence(by, absence, now=now).require()
    ended = absence.pk
    if absence.since < now:
        absence.until = now
        absence.save(update_fields=["until"])
    else:
        absence.delete()
    record("organization.end_absence", absence.employee, by=by, absence=ended)
    return absence

"""When employees are away and get no new work."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import permissions
from jehat.organization.models import Absence, Employee


@action("organization.record_absence", says=_("An absence was recorded"))
def record_absence(*, by, employee, since, until):
    """Record that an employee is away for a time, in which no new work is given to him."""
    employee = Employee.objects.locked().with_people().get(pk=employee.pk)
    permissions.can_record_absence(by, employee).require()
    if until <= since:
        raise Refused(_("An absence ends after it begins."))
    if employee.absences.during(since, until).exists():
        raise Refused(_("Another absence is recorded for this time."))
    absence = Absence(entity=employee.entity, employee=employee, since=since, until=until)
    absence.save(force_insert=True)
    first, last = (timezone.localdate(moment).isoformat() for moment in (since, until))
    record("organization.record_absence", employee, by=by, absence=absence.pk, since=first, until=last)
    return absence


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

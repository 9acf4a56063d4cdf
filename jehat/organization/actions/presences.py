"""Signing an employee out from outside: of a device that was lost, or of everything."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import permissions
from jehat.organization.models import Employee
from jehat.people.actions import reset_second_factor as forget_second_factor
from jehat.people.actions.presence import end_for
from jehat.people.permissions import can_change_account


@action("organization.end_presence", says=_("A sign-in of an employee was ended"))
def end_presence(*, by, employee, presence, now=None):
    """End one sign-in of an employee at once, and tell him; twice is once."""
    employee = Employee.objects.locked().with_people().get(pk=employee.pk)
    permissions.can_end_presence(by, employee).require()
    if presence.user_id != employee.user_id:
        raise Refused(_("This sign-in belongs to somebody else."))
    if end_for(employee.user, now=now or timezone.now(), only=presence):
        record("organization.end_presence", employee, by=by, at=now, presence=presence.pk)
    return employee


@action("organization.end_presences", says=_("All sign-ins of an employee were ended"))
def end_presences(*, by, employee, now=None) -> int:
    """End every sign-in of an employee at once, and tell him; how many there were."""
    employee = Employee.objects.locked().with_people().get(pk=employee.pk)
    permissions.can_end_presence(by, employee).require()
    ended = end_for(employee.user, now=now or timezone.now())
    if ended:
        keys = [one.pk for one in ended[:MOST_NAMED]]
        record("organization.end_presences", employee, by=by, at=now, count=len(ended), presences=keys)
    return len(ended)


@action("organization.reset_second_factor", says=_("The second factor of an employee was reset"))
def reset_second_factor(*, by, presence, employee, now=None):
    """Take away the second factor of an employee who lost it; he is told, and sets up a new one at the next sign-in."""
    now = now or timezone.now()
    employee = Employee.objects.locked().with_people().get(pk=employee.pk)
    permissions.can_reset_second_factor(by, employee).require()
    can_change_account(by, presence, now).require()
    forget_second_factor(by=by, user=employee.user, now=now)
    record("organization.reset_second_factor", employee, by=by)
    return employee


# A line of the record names so many sign-ins; nobody has more but a program that signs in again and again.
MOST_NAMED = 50

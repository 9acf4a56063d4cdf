"""The door all endpoints of this area share: somebody who works at an entity, and only that entity."""

from django.utils.translation import gettext

from jehat.calendars import permissions
from jehat.core.verdict import Refused


def entity_of(request):
    """Where the caller works; Refused for whoever works nowhere."""
    employee = getattr(request.user, "employee", None)
    if employee is None:
        raise Refused(gettext("This is for those who work at the entity."))
    permissions.can_see_calendar(request.user, employee.entity).require()
    return employee.entity

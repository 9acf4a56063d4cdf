"""What all verbs of a calendar share: its lock, and that whoever counts by it learns of the change."""

from uuid import uuid4

from django.utils.translation import gettext as _

from jehat.calendars import permissions, reckoning
from jehat.calendars.models import Calendar
from jehat.core.hijri import FIRST, LAST
from jehat.core.verdict import Refused
from jehat.organization.models import Entity


def keep(by, entity) -> Calendar:
    """The calendar of an entity, which stands locked and is there from now on, for whoever may change it."""
    entity = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    permissions.can_change_calendar(by, entity).require()
    calendar = Calendar.objects.filter(entity=entity).first() or Calendar(entity=entity)
    if calendar._state.adding:
        calendar.save()
    calendar.entity = entity
    return calendar


def changed(calendar) -> None:
    """Say that the calendar is another now: to every process, and to whoever promised something by it."""
    entity = calendar.entity
    entity.calendar_stamp = uuid4()
    entity.save(update_fields=["calendar_stamp"])
    reckoning.tell(entity)


def require_known(day) -> None:
    """Raise Refused for a day that cannot be said in both calendars."""
    if not FIRST <= day <= LAST:
        raise Refused(_("Enter a day that both calendars know."))


def require_days(since, until, longest) -> None:
    """Raise Refused where the days are in no order, or longer than anybody means."""
    require_known(since)
    require_known(until)
    if until < since:
        raise Refused(_("The last day is not before the first."))
    if (until - since).days >= longest:
        raise Refused(_("These are too many days; are the dates right?"))

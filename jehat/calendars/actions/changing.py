"""The working week."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.calendars.hours import require_week, written
from jehat.calendars.working_time import SAUDI_WEEK

from .keeping import changed, keep


@action("calendar.change", says=_("The working hours were changed"))
def change_calendar(*, by, entity, days, opens, closes, breaks=(), zone=SAUDI_WEEK.zone.key, now=None):
    """Set which days the entity works, from when to when, with which breaks, and in which zone of time."""
    calendar = keep(by, entity)
    require_week(opens, closes, breaks, days=days, zone=zone)
    calendar.days, calendar.opens, calendar.closes, calendar.zone = sorted(days), opens, closes, zone
    calendar.breaks = [list(one) for one in breaks]
    calendar.save()
    hours = written(opens, closes, breaks)
    week = "".join(str(day) for day in calendar.days)
    record("calendar.change", calendar.entity, by=by, at=now, days=week, zone=zone, **hours)
    changed(calendar)
    return calendar

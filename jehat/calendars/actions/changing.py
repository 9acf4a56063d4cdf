"""The working week."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.calendars import queries
from jehat.calendars.hours import require_week, written
from jehat.calendars.models import FormerWeek
from jehat.calendars.working_time import SAUDI_WEEK

from .keeping import changed, keep, require_known


@action("calendar.change", says=_("The working hours were changed"))
def change_calendar(*, by, entity, days, opens, closes, breaks=(), zone=SAUDI_WEEK.zone.key, since=None, now=None):
    """Set which days the entity works, from when to when, with which breaks, and in which zone of time.

    From the day `since` on; what was worked before stays as it was counted. Without one, as if it had always been so.
    """
    calendar = keep(by, entity)
    require_week(opens, closes, breaks, days=days, zone=zone)
    if since:
        require_known(since)
    _keep_former(calendar.entity, since)
    calendar.days, calendar.opens, calendar.closes, calendar.zone = sorted(days), opens, closes, zone
    calendar.breaks = [list(one) for one in breaks]
    calendar.save()
    hours = written(opens, closes, breaks) | ({"since": since.isoformat()} if since else {})
    week = "".join(str(day) for day in calendar.days)
    record("calendar.change", calendar.entity, by=by, at=now, days=week, zone=zone, **hours)
    changed(calendar)
    return calendar


def _keep_former(entity, since) -> None:
    """What was worked until the day before is kept, and what was to be worked later is not."""
    former = queries.read_week(entity).changed_from(since).former
    FormerWeek.objects.of(entity).exclude(until__in=[week.until for week in former[:-1]]).delete()
    for week in former[-1:]:
        hours = {"opens": week.opens, "closes": week.closes, "breaks": [list(one) for one in week.breaks]}
        FormerWeek.objects.create(entity=entity, until=week.until, days=sorted(week.days), **hours)

"""Days with other hours."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.calendars import permissions
from jehat.calendars.hours import require_week, written
from jehat.calendars.models import Season
from jehat.core.verdict import Refused

from .keeping import changed, keep, require_days

LONGEST = 120


@action("calendar.add_season", says=_("Other working hours were set for a time"))
def add_season(*, by, entity, since, until, opens, closes, breaks=(), name_ar, name_en, now=None) -> Season:
    """Keep other hours from one day to another, both included, as in Ramadan."""
    calendar = keep(by, entity)
    require_days(since, until, LONGEST)
    require_week(opens, closes, breaks)
    if Season.objects.of(entity).between(since, until).exists():
        raise Refused(_("Other hours are set for some of these days already."))
    season = write_season(calendar, since, until, opens, closes, breaks, name_ar, name_en)
    days = {"since": since.isoformat(), "until": until.isoformat()}
    record("calendar.add_season", season, by=by, at=now, **days, **written(opens, closes, breaks))
    changed(calendar)
    return season


def write_season(calendar, since, until, opens, closes, breaks, name_ar, name_en) -> Season:
    """The row alone, for who has asked whether it may be."""
    rests = [list(one) for one in breaks]
    hours = {"opens": opens, "closes": closes, "breaks": rests}
    names = {"name_ar": name_ar, "name_en": name_en}
    return Season.objects.create(entity=calendar.entity, since=since, until=until, **hours, **names)


@action("calendar.remove_season", says=_("Other working hours were taken back"))
def remove_season(*, by, season, now=None) -> None:
    """Keep the usual hours again on the days of a season."""
    calendar = keep(by, season.entity)
    season = Season.objects.locked().select_related("entity").filter(pk=season.pk).first()
    if season is None:
        raise Refused(_("These other hours were taken back already."))
    permissions.can_remove_season(by, season).require()
    days = {"since": season.since.isoformat(), "until": season.until.isoformat()}
    record("calendar.remove_season", season, by=by, at=now, **days)
    season.delete()
    changed(calendar)

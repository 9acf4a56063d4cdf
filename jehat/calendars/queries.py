"""The week by which an entity counts its working time."""

from collections import OrderedDict
from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from . import reckoning, working_time
from .models import Calendar, FormerWeek, Holiday, Season
from .working_time import SAUDI_WEEK, WorkWeek

# So many entities are at work in one process at once; who is not among them asks once more.
MOST_WEEKS = 500
_weeks: OrderedDict[UUID, WorkWeek] = OrderedDict()


def week_of(entity) -> WorkWeek:
    """The hours, seasons and holidays of an entity: no query while its calendar stays as this process knows it."""
    stamp = entity.calendar_stamp
    if stamp is None:
        return SAUDI_WEEK
    if stamp in _weeks:
        _weeks.move_to_end(stamp)
        return _weeks[stamp]
    stamp, week = _read(entity)
    # Kept by the stamp that was read together with it: another's change in between is never kept as this one.
    _weeks[stamp] = week
    while len(_weeks) > MOST_WEEKS:
        _weeks.popitem(last=False)
    return week


def read_week(entity) -> WorkWeek:
    """The same by the rows as they are now, for whoever is about to change them."""
    return _read(entity)[1]


def _read(entity) -> tuple[UUID, WorkWeek]:
    """The calendar as it is, all in one statement, with its stamp."""
    holidays = Holiday.objects.filter(entity=OuterRef("entity_id")).standing().order_by("since")
    seasons = Season.objects.filter(entity=OuterRef("entity_id")).order_by("since")
    former = FormerWeek.objects.filter(entity=OuterRef("entity_id")).order_by("until")
    worked = {name: name for name in ("opens", "closes", "breaks")}
    calendar = Calendar.objects.annotate(
        stamp=F("entity__calendar_stamp"),
        off=ArraySubquery(holidays.values_list(JSONObject(since="since", until="until"))),
        other_hours=ArraySubquery(seasons.values_list(JSONObject(since="since", until="until", **worked))),
        before=ArraySubquery(former.values_list(JSONObject(until="until", days="days", **worked))),
    ).get(entity_id=entity.pk)
    return calendar.stamp, WorkWeek(
        days=frozenset(calendar.days),
        opens=calendar.opens,
        closes=calendar.closes,
        breaks=calendar.pauses,
        holidays=frozenset(day for one in calendar.off for day in _days(one)),
        seasons=tuple(_season(one) for one in calendar.other_hours),
        former=tuple(_former(one) for one in calendar.before),
        zone=ZoneInfo(calendar.zone),
    )


def _days(one) -> list[date]:
    return _between(date.fromisoformat(one["since"]), date.fromisoformat(one["until"]))


def _between(since, until) -> list[date]:
    return [since + timedelta(days=n) for n in range((until - since).days + 1)]


def _season(one) -> working_time.Season:
    return working_time.Season(since=date.fromisoformat(one["since"]), until=_until(one), **_hours(one))


def _former(one) -> working_time.FormerWeek:
    return working_time.FormerWeek(until=_until(one), days=frozenset(one["days"]), **_hours(one))


def _until(one) -> date:
    return date.fromisoformat(one["until"])


def _hours(one) -> dict:
    return {
        "opens": time.fromisoformat(one["opens"]),
        "closes": time.fromisoformat(one["closes"]),
        "breaks": tuple((time.fromisoformat(since), time.fromisoformat(until)) for since, until in one["breaks"]),
    }


def calendar_of(entity) -> Calendar:
    """The hours of an entity as rows say them; those of the usual week where it has none of its own."""
    return Calendar.objects.filter(entity=entity).first() or Calendar(entity=entity)


def former_weeks_of(entity) -> list[FormerWeek]:
    """What it worked before, the latest first."""
    return list(FormerWeek.objects.of(entity).order_by("-until"))


def first_day(former) -> date | None:
    """From which day on the present hours are kept, where others were before."""
    return former[0].until + timedelta(days=1) if former else None


def holidays_of(entity, year: int) -> list[Holiday]:
    """Those that stand and touch a year, in order."""
    return list(Holiday.objects.of(entity).standing().between(date(year, 1, 1), date(year, 12, 31)))


def seasons_of(entity, year: int) -> list[Season]:
    """Those that touch a year, in order."""
    return list(Season.objects.of(entity).between(date(year, 1, 1), date(year, 12, 31)))


def not_yet(entity, proposed) -> list:
    """Which proposals may still be accepted: on the days of the others something stands already."""
    if not proposed:
        return []
    first, last = min(one.since for one in proposed), max(one.until for one in proposed)
    holidays = list(Holiday.objects.of(entity).standing().between(first, last))
    seasons = list(Season.objects.of(entity).between(first, last))
    return [one for one in proposed if not _stands(one, seasons if one.hours else holidays)]


def _stands(one, rows) -> bool:
    return any(row.since <= one.until and one.since <= row.until for row in rows)


def would_move(entity, **change) -> int:
    """How many promised days a change of the week would move: `holidays` and `seasons` that come to it, or hours.

    Hours hold from the day `since` on, or as if they had always been so.
    """
    week = week_of(entity)
    if "days" in change:
        week = week.changed_from(change.pop("since", None))
    off = {day for since, until in change.pop("holidays", ()) for day in _between(since, until)}
    given = {"holidays": week.holidays | off}
    if added := change.pop("seasons", ()):
        given["seasons"] = (*week.seasons, *(working_time.Season(*one) for one in added))
    return reckoning.would_move(entity, replace(week, **given, **change))


def as_week(given) -> dict:
    """The hours of a form as a week counts by them; ValueError where nobody could."""
    hours = {"opens": given["opens"], "closes": given["closes"], "breaks": tuple(given["breaks"])}
    week = {"days": frozenset(given["days"]), "since": given["since"]}
    try:
        return hours | week | {"zone": ZoneInfo(given["zone"])}
    except KeyError as unknown:
        raise ValueError(str(unknown)) from unknown


def as_season(given) -> tuple:
    """The days and hours of a form as a season of a week."""
    return tuple(given[name] for name in ("since", "until", "opens", "closes", "breaks"))

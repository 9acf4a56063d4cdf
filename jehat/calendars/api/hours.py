"""The working week, and the whole calendar of a year."""

from typing import Annotated

from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query

from jehat.calendars import actions, permissions, queries
from jehat.calendars.proposals import proposals
from jehat.calendars.year import YEARS
from jehat.core.rest import Operations

from .door import entity_of
from .shapes import CalendarOut, Chosen, ProposalOut, WeekIn, as_breaks

router = Operations()

Year = Annotated[int | None, Query(ge=YEARS.start, le=YEARS.stop - 1, description=_("Gregorian; the present one."))]


@router.get("", scope="organization:read", response=CalendarOut, summary=_("When the entity is at work in a year"))
def calendar(request, year: Year = None):
    return _whole(entity_of(request), year)


@router.put(
    "",
    scope="organization:write",
    verb="calendar.change",
    response=CalendarOut,
    summary=_("Change the working days, hours and breaks of the entity"),
)
def change_calendar(request, given: WeekIn):
    entity = entity_of(request)
    hours = {"opens": given.opens, "closes": given.closes, "breaks": given.pauses, "since": given.since}
    actions.change_calendar(by=request.user, entity=entity, days=given.days, zone=given.zone, **hours)
    return _whole(entity)


@router.get(
    "proposals",
    scope="organization:read",
    response=list[ProposalOut],
    summary=_("What a year brings by rule, for a person to accept"),
)
def proposed(request, year: Year = None):
    entity = entity_of(request)
    permissions.can_change_calendar(request.user, entity).require()
    found = proposals(entity, year or timezone.localdate().year)
    open_ones = {one.code for one in queries.not_yet(entity, found)}
    days = [{"code": one.code, "name": str(one.name), "since": one.since, "until": one.until} for one in found]
    return [one | {"is_taken": one["code"] not in open_ones} for one in days]


@router.post(
    "proposals",
    scope="organization:write",
    verb="calendar.take_seed",
    response=CalendarOut,
    summary=_("Accept some of what a year brings"),
)
def take_seed(request, given: Chosen):
    entity = entity_of(request)
    actions.take_seed(by=request.user, entity=entity, year=given.year, codes=given.codes)
    return _whole(entity, given.year)


def _whole(entity, year=None) -> dict:
    year, own = year or timezone.localdate().year, queries.calendar_of(entity)
    days = {"holidays": queries.holidays_of(entity, year), "seasons": queries.seasons_of(entity, year)}
    hours = {"opens": own.opens, "closes": own.closes, "breaks": as_breaks(own)}
    since = queries.first_day(queries.former_weeks_of(entity))
    return {"days": own.days, "zone": own.zone, "since": since, "year": year, **hours, **days}

"""Holidays, and days with other hours."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Status

from jehat.calendars import actions, permissions
from jehat.calendars.models import Holiday, Season
from jehat.core.rest import Operations

from .door import entity_of
from .shapes import HolidayOut, NewHoliday, NewSeason, SeasonOut

router = Operations()


@router.post(
    "holidays",
    scope="organization:write",
    verb="calendar.add_holiday",
    response={201: HolidayOut},
    summary=_("Announce a holiday; open cases are reckoned anew"),
)
def add_holiday(request, given: NewHoliday):
    return Status(201, actions.add_holiday(by=request.user, entity=entity_of(request), **given.dict()))


@router.post(
    "holidays/{uuid:pk}/withdraw",
    scope="organization:write",
    verb="calendar.withdraw_holiday",
    response={204: None},
    summary=_("Withdraw a holiday; open cases are reckoned anew"),
)
def withdraw_holiday(request, pk: UUID):
    holiday = get_object_or_404(_kept(request, Holiday), pk=pk)
    actions.withdraw_holiday(by=request.user, holiday=holiday)
    return Status(204, None)


@router.post(
    "seasons",
    scope="organization:write",
    verb="calendar.add_season",
    response={201: SeasonOut},
    summary=_("Keep other hours for a time"),
)
def add_season(request, given: NewSeason):
    days = given.dict(exclude={"opens", "closes", "breaks"})
    hours = {"opens": given.opens, "closes": given.closes, "breaks": given.pauses}
    return Status(201, actions.add_season(by=request.user, entity=entity_of(request), **days, **hours))


@router.delete(
    "seasons/{uuid:pk}",
    scope="organization:write",
    verb="calendar.remove_season",
    response={204: None},
    summary=_("Keep the usual hours again"),
)
def remove_season(request, pk: UUID):
    actions.remove_season(by=request.user, season=get_object_or_404(_kept(request, Season), pk=pk))
    return Status(204, None)


def _kept(request, model):
    """The rows of the entity, for whoever may change its calendar."""
    entity = entity_of(request)
    permissions.can_change_calendar(request.user, entity).require()
    return model.objects.of(entity).select_related("entity")

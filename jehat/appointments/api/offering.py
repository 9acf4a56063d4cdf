"""When departments receive people, for programs: the same actions as the page that shows the week."""

import re
from datetime import time
from typing import Annotated, Self
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Schema, Status
from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from jehat.appointments import actions, permissions, queries
from jehat.appointments.models import Schedule
from jehat.core.rest import Operations, invalid
from jehat.core.rest.shapes import TEXT, says

router = Operations()
# JSON Schema has no format for a time of day without a zone.
OF_DAY = r"([01][0-9]|2[0-3]):[0-5][0-9]"


def _of_the_wall(told: object) -> object:
    if not isinstance(told, str) or not re.fullmatch(OF_DAY, told):
        raise ValueError(gettext("Hours are given as 07:30: without seconds, and in the zone of the calendar."))
    return told


GivenHour = Annotated[time, BeforeValidator(_of_the_wall), WithJsonSchema({"type": "string", "pattern": f"^{OF_DAY}$"})]
ShownHour = Annotated[time, WithJsonSchema({"type": "string", "pattern": f"^{OF_DAY}:[0-5][0-9]$"})]


class TimesOut(Schema):
    id: UUID
    department: str = Field(alias="department.code", examples=["PERMITS"])
    weekday: int = Field(description=_("Monday is 0."), examples=[6])
    opens: ShownHour = Field(examples=["08:00:00"])
    closes: ShownHour = Field(examples=["12:00:00"])
    minutes: int = Field(description=_("How long each is received."), examples=[20])
    capacity: int = Field(description=_("How many at once."), examples=[1])


class TimesOffered(Schema):
    model_config = says(_("A weekday, hours, how long each, and how many at once."))

    department: str = Field(max_length=20, pattern=TEXT, description=_("Code of the department."), examples=["PERMITS"])
    weekday: int = Field(ge=0, le=6, description=_("Monday is 0."), examples=[6])
    opens: GivenHour = Field(examples=["08:00"])
    closes: GivenHour = Field(examples=["12:00"])
    minutes: int = Field(20, ge=5, le=240, description=_("How long each is received."))
    capacity: int = Field(1, ge=1, le=50, description=_("How many at once."))

    @model_validator(mode="after")
    def ends_after_it_begins(self) -> Self:
        if self.opens >= self.closes:
            raise ValueError(gettext("The end comes after the beginning."))
        return self


def _departments(request):
    permissions.can_offer_any(request.user).require()
    return queries.departments_received_in(request.user, permissions.OFFER)


@router.get("offered", scope="cases:read", response=list[TimesOut], summary=_("When one's departments receive people"))
def offered(request):
    return queries.schedules_of(_departments(request))


@router.post(
    "offered",
    scope="cases:write",
    verb="appointment.offer",
    response={201: TimesOut},
    summary=_("Offer times for appointments"),
)
def offer(request, given: TimesOffered):
    found = {one.code: one for one in _departments(request)}
    if given.department not in found:
        raise invalid("department", gettext("You do not say when this department receives people."))
    told = given.dict() | {"department": found[given.department]}
    return Status(201, actions.offer(by=request.user, **told))


@router.post(
    "offered/{uuid:pk}/withdraw",
    scope="cases:write",
    verb="appointment.withdraw_offer",
    response={204: None},
    summary=_("Offer these times no more; what is booked stays"),
)
def withdraw_offer(request, pk: UUID):
    found = get_object_or_404(Schedule.objects.select_related("department__entity"), pk=pk)
    if not permissions.can_offer(request.user, found.department):
        raise Http404
    actions.withdraw_offer(by=request.user, schedule=found)
    return Status(204, None)

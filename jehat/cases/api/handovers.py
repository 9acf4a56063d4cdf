"""Letting an employee leave, or a department rest, with everything open handed over first."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Path, Schema, Status
from pydantic import Field

from jehat.cases import actions, permissions, queries
from jehat.cases.forms import HandOverForm
from jehat.cases.models import Handover
from jehat.core.rest import Operations, require_valid
from jehat.organization.models import Department, Employee
from jehat.organization.permissions import can_see

from .given import TEXT

router = Operations()

UnitCode = Annotated[str, Path(max_length=20, pattern=TEXT)]


class HandoverIn(Schema):
    way: Handover.Way = Field(examples=[Handover.Way.DISTRIBUTE.value])
    to_employee: UUID | None = Field(None, description=_("With the way `colleague`."))
    to_department: UUID | None = Field(None, description=_("With the way `department`."))


class HandoverOut(Schema):
    id: UUID
    way: str = Field(examples=["distribute"])
    state: str = Field(examples=["running"])
    moved: int = Field(description=_("Cases handed over so far."))
    created_at: datetime
    ended_at: datetime | None


def _entity_of(user):
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active:
        raise Http404
    return employee.entity


def _employee(request, pk):
    return get_object_or_404(Employee.objects.of(_entity_of(request.user)).with_people(), pk=pk)


def _department(request, code):
    units = Department.objects.of(_entity_of(request.user)).select_related("entity")
    return get_object_or_404(units, code=code)


def _begin(request, place, given):
    permissions.can_hand_over(request.user, place).require()
    sent = {name: str(value) for name, value in given.dict().items() if value}
    form = HandOverForm(sent, place=place, now=timezone.now())
    require_valid(form)
    return Status(202, actions.begin_handover(by=request.user, place=place, **form.cleaned_data))


def _latest(request, place):
    can_see(request.user, place.entity).require()
    handover = queries.handover_of(place)
    if handover is None:
        raise Http404
    return handover


@router.post(
    "handovers/employees/{uuid:pk}",
    scope="organization:write",
    verb="case.begin_handover",
    response={202: HandoverOut},
    summary=_("Hand over what an employee holds, and let him leave"),
)
def hand_over_employee(request, pk: UUID, given: HandoverIn):
    return _begin(request, _employee(request, pk), given)


@router.get(
    "handovers/employees/{uuid:pk}",
    scope="organization:read",
    response=HandoverOut,
    summary=_("The latest handing over of an employee"),
)
def handover_of_employee(request, pk: UUID):
    return _latest(request, _employee(request, pk))


@router.post(
    "handovers/departments/{code}",
    scope="organization:write",
    verb="case.begin_handover",
    response={202: HandoverOut},
    summary=_("Hand over what a department holds, and let it rest"),
)
def hand_over_department(request, code: UnitCode, given: HandoverIn):
    return _begin(request, _department(request, code), given)


@router.get(
    "handovers/departments/{code}",
    scope="organization:read",
    response=HandoverOut,
    summary=_("The latest handing over of a department"),
)
def handover_of_department(request, code: UnitCode):
    return _latest(request, _department(request, code))

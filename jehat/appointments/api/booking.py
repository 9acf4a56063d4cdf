"""Booking, moving and keeping appointments."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Schema, Status
from pydantic import AwareDatetime, Field

from jehat.appointments import actions, permissions, queries
from jehat.appointments.models import Appointment, Schedule
from jehat.cases.models import Case
from jehat.catalogue.models import Kind
from jehat.core.rest import Operations
from jehat.core.rest.shapes import TEXT, says

router = Operations()

CaseNumber = Annotated[str, Query(max_length=40, pattern=TEXT, description=_("Of a case of one's own."))]
KindCode = Annotated[str, Query(max_length=20, pattern=TEXT, description=_("Without a case, the code of a kind."))]


class SlotOut(Schema):
    schedule: UUID = Field(alias="schedule.pk")
    since: datetime
    until: datetime
    left: int = Field(description=_("Places left."))


class AppointmentOut(Schema):
    id: UUID
    code: str = Field(examples=["K7MPQ2"])
    entity: str = Field(alias="entity.code", examples=["WRM"])
    department: str = Field(alias="department.name", examples=["Building permits"])
    kind: str = Field(alias="kind.code", examples=["WRM-BPR"])
    case: str | None = Field(None, examples=["WRM-1448-000123"])
    since: datetime
    until: datetime
    state: str = Field(examples=["booked"])
    reason: str = Field(description=_("Why the department moved or cancelled it; empty otherwise."))

    @staticmethod
    def resolve_case(appointment):
        return appointment.case.number if appointment.case else None


class AtIn(Schema):
    model_config = says(_("One of the free times."))

    schedule: UUID
    since: AwareDatetime
    reason: str = Field("", max_length=500, pattern=TEXT, description=_("The department says why."))


class BookIn(AtIn):
    case: str = Field("", max_length=40, pattern=TEXT, description=_("Of a case of one's own."))
    kind: str = Field("", max_length=20, pattern=TEXT, description=_("Without a case, the code of a kind."))


class WhyIn(Schema):
    reason: str = Field("", max_length=500, pattern=TEXT, description=_("The department says why."))


def _about(request, case: str, kind: str):
    if case:
        cases = Case.objects.acted_for(request.user).select_related("kind__entity", "department__entity", "entity")
        found = get_object_or_404(cases.select_related("beneficiary"), number=case)
        return found, found.kind, found.department
    kinds = Kind.objects.ever_offered().select_related("entity", "department__entity")
    found_kind = get_object_or_404(kinds, code=kind)
    return None, found_kind, found_kind.department


def _seen(request, pk) -> Appointment:
    found = get_object_or_404(Appointment.objects.with_names(), pk=pk)
    if not (permissions.is_of_side(request.user, found) or permissions.can_attend(request.user, found)):
        raise Http404
    return found


def _attended(request, pk) -> Appointment:
    found = _seen(request, pk)
    if not permissions.can_attend(request.user, found):
        raise Http404
    return found


@router.get("", scope="cases:read", response=list[AppointmentOut], summary=_("One's appointments to come"))
def appointments(request):
    return queries.own(request.user, now=timezone.now())["coming"]


@router.get("free", scope="cases:read", response=list[SlotOut], summary=_("The times that are free"))
def free(request, case: CaseNumber = "", kind: KindCode = ""):
    _case, _kind, department = _about(request, case, kind)
    return [slot for slots in queries.free(department, now=timezone.now()).values() for slot in slots]


@router.post(
    "", scope="cases:write", verb="appointment.book", response={201: AppointmentOut}, summary=_("Book an appointment")
)
def book(request, given: BookIn):
    case, kind, _department = _about(request, given.case, given.kind)
    schedule = get_object_or_404(Schedule, pk=given.schedule)
    return Status(201, actions.book(by=request.user, schedule=schedule, since=given.since, kind=kind, case=case))


@router.post(
    "{uuid:pk}/move",
    scope="cases:write",
    verb="appointment.move",
    response=AppointmentOut,
    summary=_("Move an appointment"),
)
def move(request, pk: UUID, given: AtIn):
    schedule = get_object_or_404(Schedule, pk=given.schedule)
    at = {"schedule": schedule, "since": given.since, "reason": given.reason}
    return actions.move(by=request.user, appointment=_seen(request, pk), **at)


@router.post(
    "{uuid:pk}/cancel",
    scope="cases:write",
    verb="appointment.cancel",
    response=AppointmentOut,
    summary=_("Cancel an appointment"),
)
def cancel(request, pk: UUID, given: WhyIn):
    return actions.cancel(by=request.user, appointment=_seen(request, pk), reason=given.reason)


@router.post(
    "{uuid:pk}/check-in",
    scope="cases:write",
    verb="appointment.check_in",
    response=AppointmentOut,
    summary=_("Say that who had the appointment is here"),
)
def check_in(request, pk: UUID):
    return actions.check_in(by=request.user, appointment=_attended(request, pk))


@router.post(
    "{uuid:pk}/miss",
    scope="cases:write",
    verb="appointment.miss",
    response=AppointmentOut,
    summary=_("Say that nobody came"),
)
def miss(request, pk: UUID):
    return actions.miss(by=request.user, appointment=_attended(request, pk))

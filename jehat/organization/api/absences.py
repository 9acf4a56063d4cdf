"""When employees are away, and who stands in for them."""

from datetime import date, datetime
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Schema, Status
from pydantic import Field

from jehat.core.rest import Operations, require_valid
from jehat.organization import actions, permissions, queries
from jehat.organization.forms import RecordAbsenceForm
from jehat.organization.models import Absence

from .administering import entity_of, sent
from .employees import employee_of

router = Operations()

ENDS = _("The last day; it lies inside.")


class NewAbsence(Schema):
    first_day: date
    last_day: date = Field(description=ENDS)
    substitute: UUID | None = Field(
        None, description=_("The employee who works on what the absent one holds, in this time only.")
    )


class AbsenceOut(Schema):
    id: int
    since: datetime
    until: datetime
    last_day: date = Field(description=ENDS)
    substitute: UUID | None = Field(alias="substitute_id")


@router.get(
    "employees/{uuid:pk}/absences",
    scope="organization:read",
    response=list[AbsenceOut],
    summary=_("The present absence of an employee and those to come"),
)
def absences(request, pk: UUID):
    return queries.absences_to_come(employee_of(entity_of(request), pk), now=timezone.now())


@router.post(
    "employees/{uuid:pk}/absences",
    scope="organization:write",
    verb="organization.record_absence",
    response={201: AbsenceOut},
    summary=_("Record that an employee is away"),
)
def record_absence(request, pk: UUID, given: NewAbsence):
    employee = employee_of(entity_of(request), pk)
    permissions.can_record_absence(request.user, employee).require()
    form = RecordAbsenceForm(sent(given.dict()), employee=employee)
    require_valid(form)
    asked = {name: form.cleaned_data[name] for name in ("since", "until", "substitute")}
    return Status(201, actions.record_absence(by=request.user, employee=employee, **asked))


@router.post(
    "absences/{int:pk}/end",
    scope="organization:write",
    verb="organization.end_absence",
    response={204: None},
    summary=_("End an absence now, or take one back that has not begun"),
)
def end_absence(request, pk: int):
    absence = get_object_or_404(Absence, entity=entity_of(request), pk=pk)
    actions.end_absence(by=request.user, absence=absence)
    return Status(204, None)

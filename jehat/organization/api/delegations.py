"""What employees do in one another's place for a time: for everybody who works here, whatever his role."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Schema, Status
from pydantic import AwareDatetime, Field

from jehat.core.rest import Operations
from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Delegation, Employee

from .granting import Verb, require_proved

router = Operations()


class NewDelegation(Schema):
    giver: UUID
    taker: UUID
    verbs: list[Verb] = Field(min_length=1, max_length=400)
    since: AwareDatetime
    until: AwareDatetime


class DelegationOut(Schema):
    id: UUID
    giver: UUID = Field(alias="giver_id")
    taker: UUID = Field(alias="taker_id")
    verbs: list[str]
    since: datetime
    until: datetime


def _colleague(request) -> Employee:
    """The caller as an employee, whatever his role: everybody delegates what is his own."""
    employee = getattr(request.user, "employee", None)
    if employee is None or not employee.is_active:
        raise Refused(gettext("This is for employees of the entity."))
    return employee


@router.get(
    "delegations",
    scope="organization:read",
    response=list[DelegationOut],
    summary=_("What you delegated and what was delegated to you, as long as it lasts"),
)
def delegations(request):
    employee = _colleague(request)
    mine = Delegation.objects.not_over(timezone.now()).filter(Q(giver=employee) | Q(taker=employee))
    return mine.oldest_first()[:100]


@router.post(
    "delegations",
    scope="organization:write",
    verb="delegation.give",
    response={201: DelegationOut},
    summary=_("Let a colleague act in an employee's place for a time"),
)
def give_delegation(request, given: NewDelegation):
    colleagues = Employee.objects.filter(entity=_colleague(request).entity_id)
    giver, taker = (get_object_or_404(colleagues, pk=pk) for pk in (given.giver, given.taker))
    require_proved(request)
    asked = {"wanted": given.verbs, "since": given.since, "until": given.until}
    return Status(201, actions.give_delegation(by=request.user, giver=giver, taker=taker, **asked))


@router.post(
    "delegations/{uuid:pk}/end",
    scope="organization:write",
    verb="delegation.end",
    response={204: None},
    summary=_("End a delegation before its time"),
)
def end_delegation(request, pk: UUID):
    delegation = get_object_or_404(Delegation, entity=_colleague(request).entity_id, pk=pk)
    actions.end_delegation(by=request.user, delegation=delegation)
    return Status(204, None)

"""When the cases of the entity climb."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field

from jehat.cases import actions, permissions, queries
from jehat.cases.forms import EscalationForm
from jehat.core.rest import Operations, require_valid
from jehat.core.verdict import Refused

router = Operations()

HOURS = _("Working hours after its end.")


class EscalationPlanShape(Schema):
    warn_percent: int = Field(75, ge=10, le=99, description=_("Of its time, after which a case warns."))
    first_hours: int = Field(7, ge=0, le=999, description=HOURS)
    second_hours: int = Field(21, ge=0, le=999, description=HOURS)
    third_hours: int = Field(35, ge=0, le=999, description=HOURS)


def _entity(request):
    employee = getattr(request.user, "employee", None)
    if employee is None or not employee.is_active:
        raise Refused(gettext("The inbox is for employees of an entity."))
    permissions.can_change_escalation(request.user, employee.entity).require()
    return employee.entity


@router.get("escalation", scope="organization:read", response=EscalationPlanShape, summary=_("When cases climb"))
def escalation(request):
    return queries.plan_of(_entity(request))


@router.put(
    "escalation",
    scope="organization:write",
    verb="escalation.change",
    response=EscalationPlanShape,
    summary=_("Say when cases climb"),
)
def change_escalation(request, given: EscalationPlanShape):
    entity = _entity(request)
    form = EscalationForm(given.dict())
    require_valid(form)
    return actions.change_escalation(by=request.user, entity=entity, **form.plan)

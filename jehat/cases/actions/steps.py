"""How far the work on a case has come, said to the beneficiary."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import permissions
from jehat.cases.models import Case, StepReached
from jehat.core.verdict import Refused


@action("case.reach_step", says=_("Step {step} of the work was reached"))
def reach_step(*, by, case, place, now=None):
    """Say that the work has come to a step of the terms; those before it are over."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_reach_step(by, case).require()
    in_place_of = permissions.in_place_of(by, case, "comment")
    if not 1 <= place <= len(case.terms.steps):
        raise Refused(_("The terms of this case have no such step."))
    if case.steps_reached.filter(place__gte=place).exists():
        raise Refused(_("The work has come to this step already."))
    StepReached.objects.create(entity_id=case.entity_id, case=case, place=place, by=by, at=now)
    case.active_at = now
    case.save(update_fields=["active_at"])
    record("case.reach_step", case, by=by, acting_for=in_place_of, at=now, step=place)
    return case

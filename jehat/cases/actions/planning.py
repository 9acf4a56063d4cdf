"""Saying when the cases of an entity climb."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import permissions
from jehat.cases.models import Case, EscalationPlan
from jehat.core.verdict import Refused
from jehat.organization.models import Entity


@action("escalation.change", says=_("It was changed when cases climb"))
def change_escalation(*, by, entity, warn_percent, hours, now=None):
    """Say after which part of its time a case warns, and how many working hours after its end it climbs."""
    entity = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    permissions.can_change_escalation(by, entity).require()
    if list(hours) != sorted(hours):
        raise Refused(_("No step comes before the one below it."))
    steps = dict(zip(("first_hours", "second_hours", "third_hours"), hours, strict=True))
    plan, _new = EscalationPlan.objects.update_or_create(
        entity=entity, defaults={"warn_percent": warn_percent, **steps}
    )
    # Each case is looked at anew: the moment that it waits for was counted by the former plan.
    Case.objects.open().filter(entity=entity, alarm_at__isnull=False).update(alarm_at=now or timezone.now())
    record("escalation.change", entity, by=by, warn_percent=warn_percent, hours=list(hours))
    return plan

"""How urgent a case is to the entity."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import notices, permissions
from jehat.cases.models import Case
from jehat.notifications.notify import notify


@action("case.prioritise", says=_("Its priority is now: {priority} ({ground})"))
def prioritise(*, by, case, priority, ground, now=None):
    """Say how urgent a case is to the entity; what its beneficiary asked for stays his, and what he was promised too.

    A promise is of the kind of case and never of its priority: no clock is moved by it.
    """
    case = Case.objects.lock(case)
    permissions.can_prioritise(by, case, priority).require()
    in_place_of = permissions.in_place_of(by, case, "prioritise")
    former, asked = case.priority, case.asked_priority
    case.priority, case.requested_priority = priority, "" if asked == priority else asked
    case.version += 1
    case.save(update_fields=["priority", "requested_priority", "version"])
    told = {"former": former, "priority": str(priority), "urgency": str(ground)}
    event = record("case.prioritise", case, by=by, acting_for=in_place_of, at=now or timezone.now(), **told)
    notify(notices.told_of_priority(case, but=by), of=event)
    return case

"""Going through what a kind of case wants gone through before it is closed."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import permissions
from jehat.cases.models import Case, Tick


@action("case.tick", says=_("A point was ticked before closing"))
def tick(*, by, case, item, now=None):
    """Say that one thing of the checklist was gone through."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_tick(by, case, item).require()
    made, is_new = Tick.objects.get_or_create(
        case=case, code=item, defaults={"entity_id": case.entity_id, "by": by, "at": now}
    )
    if is_new:
        record("case.tick", case, by=by, at=now, item=item)
    return made


@action("case.untick", says=_("A tick was taken back before the closing"))
def untick(*, by, case, item, now=None):
    """Say that it was not gone through after all."""
    case = Case.objects.lock(case)
    permissions.can_tick(by, case, item).require()
    if case.ticks.filter(code=item).delete()[0]:
        record("case.untick", case, by=by, at=now or timezone.now(), item=item)
    return case

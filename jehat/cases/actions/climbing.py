"""Nobody says it is his: the case climbs to whoever stands above those who pass it between them."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import distribution, notices, permissions, queries
from jehat.cases.models import Case
from jehat.cases.states import Reason
from jehat.notifications.notify import notify

from .custody import distribute, hand_over
from .moving import came_to, move


@action("case.climb", says=_("Several said that it is not theirs; it went to their common superior: {department}"))
def climb(*, by, case, between, now=None):
    """Bring the case to the nearest department above both, and there to its head; else to the entity's default one."""
    now = now or timezone.now()
    permissions.can_climb(case).require()
    above = queries.common_superior(case.entity, between)
    head = _head(above, case, now)
    if head is not None:
        hand_over(case, distribution.Choice(above, head, Reason.COMMON_SUPERIOR), now=now)
    else:
        distribute(case, department=above or case.entity.default_department or case.department, by=None, now=now)
    move(case, came_to(case), now=now)
    told = {"department": case.department_id} | ({"to": case.assignee_id} if case.assignee_id else {})
    event = record("case.climb", case, by=by, at=now, **told)
    notify(notices.told_of_climbing(case), of=event)
    return Case.objects.get(pk=case.pk)


def _head(department, case, now):
    """Its head, if he may have the case; whether he takes new cases does not matter."""
    head = department.head if department else None
    return head if head is not None and distribution.may_hold(head, case, now=now) else None

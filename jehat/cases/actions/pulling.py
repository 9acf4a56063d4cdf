"""Taking the next case from the queue of one's department."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import distribution, permissions
from jehat.cases.models import Case
from jehat.cases.states import Reason
from jehat.core.verdict import Refused

from .custody import hand_over
from .moving import held_status, move

# How many one looks at that are not for him before it is said that there is none.
LOOKED_AT = 50


@action("case.pull_next", says=_("Taken from the queue by {to}"))
def pull_next(*, by, now=None):
    """Take what is due first in the queue of one's department; of two at once each gets another case."""
    now = now or timezone.now()
    permissions.can_pull_next(by).require()
    employee = by.employee
    case = _next_for(employee, now)
    if case is None:
        raise Refused(_("Nothing waits in the queue that is for you."))
    hand_over(case, distribution.Choice(case.department, employee, Reason.PULLED), now=now)
    move(case, held_status(case), now=now)
    record("case.pull_next", case, by=by, at=now, to=employee.pk)
    return case


def _next_for(employee, now) -> Case | None:
    """The most pressing one that nobody else has his hand on and that he may work on, locked."""
    queue = Case.objects.unassigned().filter(department=employee.department_id).order_by("due_at", "pk")
    passed: list = []
    for _number in range(LOOKED_AT):
        free = queue.exclude(pk__in=passed).select_for_update(of=("self",), skip_locked=True)
        found = free.only("pk", "beneficiary", "rank").first()
        if found is None:
            return None
        asked = {"beneficiary_id": found.beneficiary_id, "now": now, "rank": found.rank}
        if distribution.can_take(employee, employee.department, **asked):
            return Case.objects.lock(found)
        passed.append(found.pk)
    return None

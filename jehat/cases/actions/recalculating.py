"""What a change of the calendar does to what was promised by it."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.calendars.queries import week_of
from jehat.cases import queries
from jehat.cases.models import Case
from jehat.organization.models import Entity

AT_ONCE = 200


@action("case.recalculate", says=_("The promised day was reckoned anew, since the calendar changed"))
def recalculate(*, by=None, entity, after=None, now=None):
    """Reckon anew until when the next open cases of an entity are promised; the last one looked at, or None.

    Nobody is told: it is in the lists of whoever holds the case, and on the case, and may be done again.
    """
    now, week = now or timezone.now(), week_of(Entity.objects.get(pk=entity.pk))
    cases = queries.to_reckon(entity).select_for_update(of=("self",), no_key=True)
    page = list((cases.filter(pk__gt=after) if after else cases)[:AT_ONCE])
    moved = [case for case in page if _moves(case, week)]
    Case.objects.bulk_update(moved, ["due_at", "alarm_at", "version"])
    for case in moved:
        was, until = (timezone.localdate(moment).isoformat() for moment in (case.was_due_at, case.due_at))
        record("case.recalculate", case, by=by, at=now, was=was, until=until)
    return page[-1].pk if page else None


def _moves(case, week) -> bool:
    case.was_due_at, case.due_at = case.due_at, queries.reckoned(case, week)
    case.alarm_at = case.created_at
    case.version += 1
    return case.due_at != case.was_due_at

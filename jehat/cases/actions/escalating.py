"""How a case climbs whose time runs out: level by level, each once, and never to nobody."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.calendars.queries import week_of
from jehat.calendars.working_time import working_minutes
from jehat.cases import notices, queries
from jehat.cases.alarms import BROKEN, TOP, moment_of
from jehat.cases.dues import promised
from jehat.cases.models import Alarm, Case
from jehat.cases.superiors import ladder
from jehat.notifications.notify import notify


@action("case.escalate", says=_("Escalation: {alarm}"))
def escalate(*, by=None, case, now=None):
    """Let the case climb to the next level if its moment has come, and look again at the moment of the one after."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    if not case.is_open or case.paused_at is not None:
        return None
    nth = case.closings.counted().count() + 1
    level = _reached(case, nth) + 1
    alarm = _raise(case, nth, level, by, now) if level <= TOP and _moment(case, level) <= now else None
    following = level + 1 if alarm else level
    # No news for who reads lists, and no change that a stale page would trip over.
    case.alarm_at = _moment(case, following) if following <= TOP else None
    case.save(update_fields=["alarm_at"])
    return alarm


def _raise(case, nth, level, by, now) -> Alarm:
    people = ladder(case, now=now)
    # The first two are for who holds it; each level above goes one step up, and beyond the last head to the top.
    told = next(iter(people[max(level - BROKEN, 0) :]), None)
    alarm = Alarm.objects.create(entity_id=case.entity_id, case=case, nth=nth, level=level, at=now, to=told)
    event = record("case.escalate", case, by=by, at=now, level=level, **({"to": told.pk} if told else {}))
    notify(notices.told_of_escalation(case, alarm), of=event)
    return alarm


def _reached(case, nth) -> int:
    """How far it has climbed since it was filed, or since it was taken up again the last time."""
    return case.alarms.filter(nth=nth).order_by("-level").values_list("level", flat=True).first() or 0


def _moment(case, level):
    plan = queries.plan_of(case.entity)
    week = week_of(case.entity)
    first = promised(case.created_at, case.terms.working_days, week=week)
    total = working_minutes(case.created_at, first, week)
    return moment_of(level, filed=case.created_at, due=case.due_at, total=total, plan=plan, week=week)

"""What a year brings by rule, once a person has accepted it."""

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.calendars.models import Holiday, Season
from jehat.calendars.proposals import proposals
from jehat.core.verdict import Refused

from .keeping import changed, keep
from .seasons import write_season


@action("calendar.take_seed", says=_("The proposed holidays of a year were accepted"))
def take_seed(*, by, entity, year, codes, now=None) -> list[Holiday | Season]:
    """Accept some of what is proposed for a year; what stands on those days already stays as it is."""
    now = now or timezone.now()
    calendar = keep(by, entity)
    proposed = {one.code: one for one in proposals(calendar.entity, year)}
    if not set(codes) <= proposed.keys():
        raise Refused(_("Some of this is not proposed for the year."))
    chosen = [one for code, one in proposed.items() if code in codes]
    taken = [row for one in chosen if (row := _take(calendar, one, now)) is not None]
    if not taken:
        raise Refused(_("All of this stands in the calendar already."))
    record("calendar.take_seed", calendar.entity, by=by, at=now, year=year, taken=len(taken))
    changed(calendar)
    return taken


def _take(calendar, one, now) -> Holiday | Season | None:
    rows = Season.objects if one.hours else Holiday.objects.standing()
    if rows.filter(entity=calendar.entity).between(one.since, one.until).exists():
        return None
    names = {f"name_{language}": _in(language, one.name) for language in ("ar", "en")}
    if one.hours:
        return write_season(calendar, one.since, one.until, *one.hours, (), **names)
    days = {"since": one.since, "until": one.until}
    return Holiday.objects.create(entity=calendar.entity, source=Holiday.Source.SEED, announced_at=now, **days, **names)


def _in(language, name) -> str:
    with translation.override(language):
        return str(name)

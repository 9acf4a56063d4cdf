"""Days of rest."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.calendars import permissions
from jehat.calendars.models import Holiday
from jehat.core.verdict import Refused

from .keeping import changed, keep, require_days

LONGEST = 60


@action("calendar.add_holiday", says=_("A holiday was announced"))
def add_holiday(*, by, entity, since, until, name_ar, name_en, now=None) -> Holiday:
    """Rest from one day to another, both included; what is announced late moves what was promised before."""
    now = now or timezone.now()
    calendar = keep(by, entity)
    require_days(since, until, LONGEST)
    if Holiday.objects.of(entity).standing().between(since, until).exists():
        raise Refused(_("Some of these days are a holiday already."))
    names = {"name_ar": name_ar, "name_en": name_en}
    holiday = Holiday.objects.create(entity=calendar.entity, since=since, until=until, announced_at=now, **names)
    record("calendar.add_holiday", holiday, by=by, at=now, since=since.isoformat(), until=until.isoformat())
    changed(calendar)
    return holiday


@action("calendar.withdraw_holiday", says=_("A holiday was withdrawn"))
def withdraw_holiday(*, by, holiday, now=None) -> Holiday:
    """Work again on the days of a holiday; that it was announced stays known."""
    now = now or timezone.now()
    calendar = keep(by, holiday.entity)
    holiday = Holiday.objects.locked().select_related("entity").get(pk=holiday.pk)
    permissions.can_withdraw_holiday(by, holiday).require()
    holiday.withdrawn_at = now
    holiday.save(update_fields=["withdrawn_at"])
    days = {"since": holiday.since.isoformat(), "until": holiday.until.isoformat()}
    record("calendar.withdraw_holiday", holiday, by=by, at=now, **days)
    changed(calendar)
    return holiday

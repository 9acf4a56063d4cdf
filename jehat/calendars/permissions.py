"""Who may change when an entity is at work: its administrators; everybody who works there reads it."""

from django.utils.translation import gettext as _

from jehat.core.verdict import ALLOWED, Verdict, refuse
from jehat.organization.permissions.administering import may_administer

from .models import Holiday


def can_change_calendar(user, entity) -> Verdict:
    """One grant for hours, seasons and holidays: whoever keeps the calendar keeps all of it."""
    return may_administer(user, entity.pk, "calendar.change")


def can_withdraw_holiday(user, holiday: Holiday) -> Verdict:
    verdict = can_change_calendar(user, holiday.entity)
    if verdict and holiday.is_withdrawn:
        return refuse(_("The holiday was withdrawn already."))
    return verdict


def can_remove_season(user, season) -> Verdict:
    return can_change_calendar(user, season.entity)


def can_see_calendar(user, entity) -> Verdict:
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active or employee.entity_id != entity.pk:
        return refuse(_("This is for those who work at the entity."))
    return ALLOWED

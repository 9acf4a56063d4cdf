"""Quiet hours: from when to when a person is not written to, in the time zone of the platform."""

from datetime import datetime, time, timedelta

from django.utils import timezone


def awake_from(moment: datetime, since: time | None, until: time | None) -> datetime:
    """The moment itself outside quiet hours, and otherwise their end; they may reach over midnight."""
    if since is None or until is None or since == until:
        return moment
    local = timezone.localtime(moment)
    is_over_midnight = since > until
    clock = local.time()
    is_quiet = (clock >= since or clock < until) if is_over_midnight else since <= clock < until
    if not is_quiet:
        return moment
    day = local.date() + timedelta(days=int(is_over_midnight and clock >= since))
    return timezone.make_aware(datetime.combine(day, until))

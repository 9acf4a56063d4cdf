"""Hours as people give them: whether a week can be counted by them, and how the record writes them. Pure."""

from zoneinfo import available_timezones

from django.utils.translation import gettext as _

from jehat.core.verdict import Refused

from .working_time import SAUDI_WEEK, WorkWeek


def require_week(opens, closes, breaks, *, days=SAUDI_WEEK.days, zone=SAUDI_WEEK.zone.key) -> None:
    """Raise Refused with what is wrong about the hours of a week."""
    if not set(days):
        raise Refused(_("A working week has at least one day."))
    if zone not in available_timezones():
        raise Refused(_("This time zone is not known."))
    try:
        WorkWeek(days=frozenset(days), opens=opens, closes=closes, breaks=tuple(tuple(one) for one in breaks))
    except ValueError as wrong:
        why = _("Hours open before they close, and breaks lie between, in order and in whole minutes.")
        raise Refused(why) from wrong


def written(opens, closes, breaks) -> dict:
    """Hours as the record keeps them."""
    rests = "/".join(f"{since:%H:%M}-{until:%H:%M}" for since, until in breaks)
    return {"opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}", "breaks": rests}

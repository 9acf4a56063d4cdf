"""How long a presence lasts and what has to prove it: staff and beneficiaries have different patience."""

from datetime import datetime, timedelta

from django.conf import settings

from jehat.core.walls import seen_as

SEEN_EVERY = timedelta(minutes=1)
# So long before the end a person who has the page open is asked whether he is still there.
WARNED_BEFORE = timedelta(minutes=2)


def is_staff(user) -> bool:
    """Whether the person works somewhere now; the area that knows where stands above this one.

    It is asked of who is not in yet, too: each is seen through his own eyes.
    """
    with seen_as.person(user.pk):
        employee = getattr(user, "employee", None)
    return employee is not None and employee.is_active


def needs_second_factor(user) -> bool:
    """Whether this person reaches nothing before more than a password has proved him: staff, where it is required."""
    return settings.STAFF_SECOND_FACTOR == "required" and is_staff(user)


def limits(*, staff: bool) -> tuple[timedelta, timedelta]:
    """How long a presence may be idle, and how long it may last."""
    if staff:
        return timedelta(minutes=settings.IDLE_MINUTES_STAFF), timedelta(hours=settings.ABSOLUTE_HOURS_STAFF)
    return timedelta(minutes=settings.IDLE_MINUTES_BENEFICIARY), timedelta(hours=settings.ABSOLUTE_HOURS_BENEFICIARY)


def deadline(sign_in) -> datetime:
    """The moment at which a presence ends, unless something is done before."""
    idle, absolute = limits(staff=is_staff(sign_in.user))
    return min(sign_in.seen_at + idle, sign_in.since + absolute)


def seconds_left(sign_in, now) -> int:
    """How long the presence still lasts, if nothing is done."""
    return max(0, int((deadline(sign_in) - now).total_seconds()))

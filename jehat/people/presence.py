"""How long a presence lasts: staff and beneficiaries have different patience."""

from datetime import datetime, timedelta

from django.conf import settings

SEEN_EVERY = timedelta(minutes=1)


def is_staff(user) -> bool:
    """Whether the person works somewhere now; the area that knows where stands above this one."""
    employee = getattr(user, "employee", None)
    return employee is not None and employee.is_active


def limits(*, staff: bool) -> tuple[timedelta, timedelta]:
    """How long a presence may be idle, and how long it may last."""
    if staff:
        return timedelta(minutes=settings.IDLE_MINUTES_STAFF), timedelta(hours=settings.ABSOLUTE_HOURS_STAFF)
    return timedelta(minutes=settings.IDLE_MINUTES_BENEFICIARY), timedelta(hours=settings.ABSOLUTE_HOURS_BENEFICIARY)


def deadline(sign_in) -> datetime:
    """The moment at which a presence ends, unless something is done before."""
    idle, absolute = limits(staff=is_staff(sign_in.user))
    return min(sign_in.seen_at + idle, sign_in.since + absolute)

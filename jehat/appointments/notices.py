"""Who is told of what happens to an appointment: who comes, and who acts for him now."""

from django.urls import reverse
from django.utils import timezone

from jehat.cases.queries import acting_in
from jehat.notifications.notify import Telling

from . import tidings


def _side(appointment, tiding) -> list[Telling]:
    url = reverse("appointments:appointment", args=[appointment.pk])
    told = [appointment.beneficiary] if appointment.beneficiary.may_sign_in else []
    if appointment.case is not None:
        told += acting_in(appointment.case, now=timezone.now())
    return [Telling(to=one, tiding=tiding, about=appointment, url=url) for one in told]


def told_of_booking(appointment):
    return _side(appointment, tidings.BOOKED)


def told_of_reminder(appointment):
    return _side(appointment, tidings.REMINDED)


def told_of_moving(appointment, *, is_by_department):
    return _side(appointment, tidings.MOVED if is_by_department else tidings.BOOKED)


def told_of_cancelling(appointment):
    return _side(appointment, tidings.CANCELLED)

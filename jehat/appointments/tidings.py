"""What people can be told of appointments: data for notices, preferences and templates."""

from django.utils.translation import gettext_lazy as _

from jehat.notifications.tidings import Side, Tiding

BOOKED = Tiding(
    "appointment.booked", _("An appointment was booked"), _("Appointment %(number)s is booked"), Side.BENEFICIARY
)
REMINDED = Tiding(
    "appointment.reminded", _("An appointment comes soon"), _("Appointment %(number)s comes soon"), Side.BENEFICIARY
)
MOVED = Tiding(
    "appointment.moved",
    _("An appointment was moved by the department"),
    _("Appointment %(number)s was moved: keep the new time, choose another, or cancel it"),
    Side.BENEFICIARY,
    is_duty=True,
)
CANCELLED = Tiding(
    "appointment.cancelled",
    _("An appointment was cancelled"),
    _("Appointment %(number)s was cancelled"),
    Side.BENEFICIARY,
    is_duty=True,
)
ALL = (BOOKED, REMINDED, MOVED, CANCELLED)

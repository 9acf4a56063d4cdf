"""The demonstration has an appointment, and running it again is harmless."""

from jehat.appointments.models import Schedule
from jehat.appointments.seed import book_appointments


def test_sara_has_an_appointment(world, case):
    (appointment,) = book_appointments()
    assert (appointment.beneficiary, appointment.case) == (world.sara, case)
    assert book_appointments() == [] and Schedule.objects.count() == 5

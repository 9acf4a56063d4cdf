"""The way from a case to its appointment: the one that is booked, or where to book one."""

import pytest
from django.urls import reverse

from jehat.appointments import actions
from jehat.appointments.models import Appointment, Schedule


@pytest.fixture
def piece(world, case, client):
    client.force_login(world.sara)
    return lambda: client.get(f"/appointments/of/{case.number}/").content.decode()


def test_the_case_leads_to_it(world, case, schedule, piece, client):
    page = client.get(reverse("cases:case", args=[case.number])).content.decode()
    assert f'hx-get="/appointments/of/{case.number}/"' in page
    assert f'href="/appointments/book/?case={case.number}"' in piece()


def test_what_is_booked_is_shown_instead(world, appointment, piece):
    page = piece()
    assert f'href="/appointments/{appointment.pk}/"' in page and "/book/" not in page


def test_where_nobody_is_received_there_is_nothing(world, schedule, piece):
    Schedule.objects.update(withdrawn_at=schedule.offered_at)
    assert "href" not in piece()


def test_a_cancelled_one_gives_way(world, appointment, piece):
    actions.cancel(by=world.sara, appointment=Appointment.objects.get(), now=appointment.booked_at)
    assert "/book/" in piece()


def test_it_is_of_the_side_of_the_case_alone(world, case, client):
    for person in (world.imran, world.noura.user):
        client.force_login(person)
        assert client.get(f"/appointments/of/{case.number}/").status_code == 404

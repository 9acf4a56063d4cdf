"""A department says when it receives people; the calendar of the entity takes away what is closed."""

from datetime import date, time

import pytest

from jehat.appointments import actions
from jehat.appointments.models import Schedule
from jehat.appointments.slots import Hours, times
from jehat.audit.models import Event
from jehat.calendars.working_time import Season, WorkWeek
from jehat.core.verdict import Refused

from .conftest import HOURS, NEXT, NOW, ZONE, later, slots


def test_who_directs_a_department_offers_times(world, schedule):
    assert Schedule.objects.get().department == world.permits
    assert Event.objects.filter(verb="appointment.offer", by=world.huda.user).exists()
    assert slots(world.permits)[:4] == [later(0) - (NEXT - NOW.replace(hour=9, minute=0)), *slots(world.permits)[1:4]]
    assert [one for one in slots(world.permits) if one.date() == NEXT.date()] == [later(0), later(20), later(40)]


def test_others_do_not(world):
    for person in (world.noura.user, world.salma.user, world.stranger.user, world.sara):
        with pytest.raises(Refused):
            actions.offer(by=person, department=world.permits, **HOURS)


def test_holidays_breaks_and_ramadan_take_times_away():
    hours, sunday = Hours(6, time(9), time(11), 30), date(2026, 11, 8)
    week = WorkWeek(breaks=((time(10), time(10, 30)),), zone=ZONE)
    assert [f"{since:%H:%M}" for since, _until in times(hours, sunday, week)] == ["09:00", "09:30", "10:30"]
    assert not list(times(hours, sunday, WorkWeek(holidays=frozenset({sunday}))))
    ramadan = Season(sunday, sunday, time(10), time(15))
    late = [f"{since:%H:%M}" for since, _until in times(hours, sunday, WorkWeek(seasons=(ramadan,)))]
    assert late == ["10:00", "10:30"]
    assert not list(times(hours, date(2026, 11, 9), week))


def test_the_page_offers_more(world, client):
    client.force_login(world.huda.user)
    sent = {"department": world.permits.code, "weekday": 6, "opens": "09:00", "closes": "10:00"}
    sent |= {"minutes": 20, "capacity": 2}
    assert client.post("/appointments/offered/", sent).status_code == 302
    assert client.get("/appointments/offered/").status_code == 200
    assert client.post("/appointments/offered/", sent | {"closes": "08:00"}).status_code == 422
    assert Schedule.objects.get().capacity == 2


# The API

OFFERED = "/api/v1/appointments/offered"
GIVEN = {"weekday": 6, "opens": "09:00", "closes": "10:00", "minutes": 20, "capacity": 2}


def send(client, who, where="", body=None):
    client.force_login(who)
    if body is None:
        return client.get(OFFERED + where)
    return client.post(OFFERED + where, data=body, content_type="application/json")


def test_a_program_offers_times_lists_and_withdraws_them(world, client):
    made = send(client, world.huda.user, body={"department": world.permits.code, **GIVEN})
    assert (made.status_code, made.json()["capacity"]) == (201, 2)
    (listed,) = send(client, world.huda.user).json()
    assert (listed["department"], listed["opens"]) == (world.permits.code, "09:00:00")
    assert send(client, world.huda.user, f"/{listed['id']}/withdraw", {}).status_code == 204
    assert send(client, world.huda.user).json() == []


def test_a_program_hears_why_not(world, client, schedule):
    body = {"department": world.permits.code, **GIVEN}
    assert send(client, world.noura.user, body=body).status_code == 403
    assert send(client, world.sara).status_code == 403
    elsewhere = send(client, world.huda.user, body=body | {"department": world.legal.code})
    assert (elsewhere.status_code, elsewhere.json()["errors"][0]["where"]) == (422, "body.department")
    assert send(client, world.huda.user, body=body | {"closes": "08:00"}).status_code == 422
    assert send(client, world.stranger.user, f"/{schedule.pk}/withdraw", {}).status_code == 404
    assert Schedule.objects.offered().count() == 1

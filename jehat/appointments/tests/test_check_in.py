"""At the counter it is said that who had the appointment came."""

import pytest

from jehat.appointments import actions
from jehat.core.verdict import Refused

from .conftest import NEXT, later


def test_who_receives_people_says_it(world, appointment):
    found = actions.check_in(by=world.noura.user, appointment=appointment, now=NEXT)
    assert (found.state, found.came_at) == ("arrived", NEXT)
    with pytest.raises(Refused, match="over or cancelled"):
        actions.check_in(by=world.noura.user, appointment=appointment, now=NEXT)


def test_who_comes_late_is_received_all_the_same(world, appointment):
    actions.miss(by=world.noura.user, appointment=appointment, now=later(30))
    assert actions.check_in(by=world.noura.user, appointment=appointment, now=later(40)).state == "arrived"


def test_nobody_says_it_of_himself_nor_do_strangers(world, appointment, client):
    for person in (world.sara, world.imran, world.stranger.user, world.yousef.user):
        with pytest.raises(Refused):
            actions.check_in(by=person, appointment=appointment, now=NEXT)
    client.force_login(world.sara)
    assert client.post(f"/appointments/{appointment.pk}/check-in/").status_code == 404


def test_by_the_page_of_the_day(world, appointment, client):
    client.force_login(world.noura.user)
    page = client.get(f"/appointments/received/?day={NEXT:%Y-%m-%d}").content.decode()
    assert appointment.code in page
    assert client.post(f"/appointments/{appointment.pk}/check-in/").status_code == 302
    appointment.refresh_from_db()
    assert appointment.state == "arrived"
    client.force_login(world.sara)
    assert client.get("/appointments/received/").status_code == 403

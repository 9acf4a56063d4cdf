"""Times that are not offered any more take nobody new, and keep whom they had."""

import pytest

from jehat.appointments import actions
from jehat.core.verdict import Refused

from .conftest import NOW, later, slots


def test_no_new_ones_and_the_old_ones_stay(world, schedule, appointment, book):
    actions.withdraw_offer(by=world.huda.user, schedule=schedule, now=NOW)
    appointment.refresh_from_db()
    assert appointment.state == "booked" and slots(world.permits) == []
    with pytest.raises(Refused, match="not offered"):
        book(since=later(20), beneficiary=world.sara)
    with pytest.raises(Refused, match="not offered any more"):
        actions.withdraw_offer(by=world.huda.user, schedule=schedule)


def test_strangers_do_not(world, schedule, client):
    for person in (world.noura.user, world.stranger.user, world.sara):
        with pytest.raises(Refused):
            actions.withdraw_offer(by=person, schedule=schedule)
    client.force_login(world.stranger.user)
    assert client.post(f"/appointments/offered/{schedule.pk}/withdraw/").status_code == 404

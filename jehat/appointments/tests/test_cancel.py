"""Either side gives the place back."""

import pytest

from jehat.appointments import actions
from jehat.core.verdict import Refused
from jehat.notifications.models import Notice

from .conftest import NEXT, NOW, later, slots


def test_the_place_is_free_again(world, appointment):
    assert actions.cancel(by=world.sara, appointment=appointment, now=NOW).state == "cancelled"
    assert NEXT in slots(world.permits)
    with pytest.raises(Refused, match="over or cancelled"):
        actions.cancel(by=world.sara, appointment=appointment, now=NOW)


def test_the_department_says_why(world, appointment, client):
    with pytest.raises(Refused, match="Say why"):
        actions.cancel(by=world.noura.user, appointment=appointment, now=NOW)
    actions.cancel(by=world.noura.user, appointment=appointment, reason="We moved.", now=NOW)
    assert Notice.objects.filter(to=world.sara, kind="appointment.cancelled").exists()


def test_not_once_its_time_has_come(world, appointment):
    with pytest.raises(Refused, match="has come"):
        actions.cancel(by=world.sara, appointment=appointment, now=later(1))


def test_strangers_do_not(world, appointment):
    for person in (world.imran, world.stranger.user, world.yousef.user):
        with pytest.raises(Refused):
            actions.cancel(by=person, appointment=appointment, reason="No.", now=NOW)

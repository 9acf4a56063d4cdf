"""Either side moves an appointment; the department says why, and the person may choose again."""

import pytest

from jehat.appointments import actions
from jehat.core.verdict import Refused
from jehat.notifications.models import Notice

from .conftest import NEXT, NOW, later, slots


def moved(by, appointment, schedule, minutes=20, reason="", now=NOW):
    return actions.move(by=by, appointment=appointment, schedule=schedule, since=later(minutes), reason=reason, now=now)


def test_the_person_chooses_another_time(world, appointment, schedule):
    assert moved(world.sara, appointment, schedule).since == later(20)
    assert NEXT in slots(world.permits) and not appointment.is_moved_by_department


def test_the_department_says_why_and_he_is_told_with_choices(world, appointment, schedule, client):
    with pytest.raises(Refused, match="Say why"):
        moved(world.noura.user, appointment, schedule)
    found = moved(world.noura.user, appointment, schedule, reason="The officer is ill.")
    notice = Notice.objects.get(to=world.sara, kind="appointment.moved")
    client.force_login(world.sara)
    page = client.get(notice.url).content.decode()
    assert found.is_moved_by_department and "The officer is ill." in page
    assert f"/appointments/{appointment.pk}/move/" in page and f"/appointments/{appointment.pk}/cancel/" in page


def test_not_once_its_time_has_come(world, appointment, schedule):
    with pytest.raises(Refused, match="has come"):
        moved(world.sara, appointment, schedule, now=later(1))


def test_strangers_do_not(world, appointment, schedule, client):
    for person in (world.imran, world.stranger.user, world.yousef.user):
        with pytest.raises(Refused):
            moved(person, appointment, schedule, reason="No.")
    client.force_login(world.imran)
    assert client.get(f"/appointments/{appointment.pk}/move/").status_code == 404

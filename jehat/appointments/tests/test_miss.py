"""Nobody came: said by the department, or by the end of the day."""

from datetime import timedelta

import pytest

from jehat.appointments import actions, jobs, queries
from jehat.core.verdict import Refused

from .conftest import NEXT, later


def test_only_once_the_time_is_over(world, appointment):
    with pytest.raises(Refused, match="not over"):
        actions.miss(by=world.noura.user, appointment=appointment, now=NEXT)
    assert actions.miss(by=world.noura.user, appointment=appointment, now=later(30)).state == "missed"
    with pytest.raises(Refused, match="over or cancelled"):
        actions.miss(by=world.noura.user, appointment=appointment, now=later(30))


def test_by_the_end_of_the_day(appointment, monkeypatch):
    assert queries.not_kept(later(60)) == []
    monkeypatch.setattr(jobs.timezone, "now", lambda: NEXT + timedelta(days=1))
    for _twice in range(2):
        jobs.miss(0)
    appointment.refresh_from_db()
    assert appointment.state == "missed"
    assert actions.miss(appointment=appointment).state == "missed"


def test_strangers_do_not(world, appointment):
    for person in (world.sara, world.imran, world.stranger.user, world.yousef.user):
        with pytest.raises(Refused):
            actions.miss(by=person, appointment=appointment, now=later(30))

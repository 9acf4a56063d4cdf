"""A day before, who comes is reminded, once."""

from datetime import timedelta

from jehat.appointments import actions, jobs
from jehat.notifications.models import Notice

from .conftest import NEXT


def test_once_a_day_before(world, appointment, monkeypatch):
    for at, number in ((NEXT - timedelta(days=2), 0), (NEXT - timedelta(hours=23), 1), (NEXT - timedelta(hours=22), 1)):
        monkeypatch.setattr(jobs.timezone, "now", lambda at=at: at)
        jobs.remind(0)
        assert Notice.objects.filter(to=world.sara, kind="appointment.reminded").count() == number


def test_who_booked_just_now_needs_none(world, book, monkeypatch):
    book(now=NEXT - timedelta(hours=3))
    monkeypatch.setattr(jobs.timezone, "now", lambda: NEXT - timedelta(hours=2, minutes=30))
    jobs.remind(0)
    assert not Notice.objects.filter(kind="appointment.reminded").exists()


def test_what_is_cancelled_is_not_called_to_mind(world, appointment):
    actions.cancel(by=world.sara, appointment=appointment, now=NEXT - timedelta(days=3))
    assert actions.remind(appointment=appointment).reminded_at is None

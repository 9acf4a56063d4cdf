"""Every night the guide is told what kinds of case really took."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jehat.cases import jobs
from jehat.cases.pace import Pace, pace_of
from jehat.cases.queries import paces as paces_of_late
from jehat.cases.queries.paces import paces
from jehat.cases.states import Status
from jehat.cases.tests.many import make_cases
from jehat.catalogue.actions import tell_pace
from jehat.catalogue.models import Pace as ToldPace

ZONE = ZoneInfo("Asia/Riyadh")
# A Sunday; the house works from 7:30 to 14:30, Sunday to Thursday.
SUNDAY = datetime(2026, 11, 1, 8, 0, tzinfo=ZONE)
NOW = datetime(2026, 11, 22, 1, 0, tzinfo=ZONE)
DAY = 7 * 60


def closed(world, *days, since=SUNDAY, **fields):
    """Cases that took so many days of the calendar, all begun on a Sunday morning."""
    for took in days:
        ended = since + timedelta(days=took)
        make_cases(world, 1, **{"status": Status.COMPLETED, "closed_at": ended, "created_at": since} | fields)


def test_half_and_nine_of_ten():
    assert pace_of([]) == Pace(0, 0, 0)
    assert pace_of([5]) == Pace(5, 5, 1)
    assert pace_of([3, 1, 2]) == Pace(2, 3, 3)
    assert pace_of(range(10, 0, -1)) == Pace(5, 9, 10)
    assert pace_of([-4, 2]) == Pace(0, 2, 2)


def test_working_minutes_of_closed_cases(world):
    closed(world, 1, 1, 2, 7, 8)
    assert dict(paces(now=NOW)) == {world.kind: Pace(2 * DAY, 6 * DAY, 5)}


@pytest.mark.parametrize(
    "apart",
    [
        {"status": Status.WITHDRAWN, "outcome": "withdrawn"},
        {"status": Status.IN_PROGRESS, "outcome": "", "closed_at": None},
        {"since": SUNDAY - timedelta(days=400)},
        {"since": NOW + timedelta(days=1)},
    ],
)
def test_only_what_was_handled_of_late(world, apart):
    closed(world, 1, **apart)
    assert dict(paces(now=NOW)) == {}


def test_the_newest_say_enough(world, monkeypatch):
    monkeypatch.setattr(paces_of_late, "MOST_CASES", 2)
    closed(world, 1, 1, 1, 7, 8)
    assert dict(paces(now=NOW))[world.kind].number_of_cases == 2


def test_the_night_tells_the_guide(world, monkeypatch):
    monkeypatch.setattr(jobs.timezone, "now", lambda: NOW)
    closed(world, 1, 1, 2, 7, 8)
    tell_pace(kind=world.other_kind, median_minutes=1, most_minutes=2, number_of_cases=9)
    for _twice in range(2):
        jobs.tell_paces(0)
    told = ToldPace.objects.get(kind=world.kind)
    assert (told.median_minutes, told.most_minutes, told.number_of_cases) == (2 * DAY, 6 * DAY, 5)
    assert told.tells and told.reckoned_at == NOW
    # Nothing was closed there for a year: what was told is not true any more.
    assert not ToldPace.objects.get(kind=world.other_kind).tells

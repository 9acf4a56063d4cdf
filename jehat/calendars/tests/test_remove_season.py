from datetime import date, time

import pytest

from jehat.calendars.models import Season
from jehat.core.verdict import Refused

from .conftest import NAMES, RAMADAN


@pytest.fixture
def season(keep):
    return keep("add_season", **RAMADAN, **NAMES)


def test_the_usual_hours_hold_again(world, keep, week, season, recorded, told):
    keep("remove_season", season=season)
    assert week().spans(date(2027, 2, 8)) == ((time(7, 30), time(14, 30)),) and not Season.objects.exists()
    line = recorded("remove_season")
    assert line.particulars == {"since": "2027-02-08", "until": "2027-03-08"} and line.entity_id == world.entity.pk
    assert told == ["WRM"]


def test_what_is_gone_is_not_removed_again(world, keep, season):
    gone = Season.objects.get()
    keep("remove_season", season=season)
    with pytest.raises(Refused, match="taken back already"):
        keep("remove_season", season=gone)


def test_refused_to_strangers(world, keep, season, stranger):
    with pytest.raises(Refused):
        keep("remove_season", by=stranger, season=season)
    assert Season.objects.exists()

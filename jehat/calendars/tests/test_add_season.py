from datetime import date, time

import pytest

from jehat.calendars.models import Season
from jehat.core.verdict import Refused

from .conftest import NAMES, RAMADAN


def test_other_hours_hold_on_its_days_only(world, keep, week, recorded, told):
    keep("add_season", **RAMADAN, **NAMES)
    assert week().spans(date(2027, 2, 8)) == ((time(10), time(15)),)
    assert week().spans(date(2027, 3, 9)) == ((time(7, 30), time(14, 30)),)
    line = recorded("add_season").particulars
    assert (line["since"], line["until"], line["opens"], told) == ("2027-02-08", "2027-03-08", "10:00", ["WRM"])


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"until": date(2027, 2, 7)}, "not before the first"),
        ({"until": date(2028, 2, 7)}, "too many days"),
        ({"opens": time(16)}, "open before they close"),
    ],
)
def test_refused_with_the_reason(world, keep, wrong, reason):
    with pytest.raises(Refused, match=reason):
        keep("add_season", **RAMADAN | wrong, **NAMES)
    assert not Season.objects.exists()


def test_no_day_has_two_kinds_of_hours(world, keep):
    keep("add_season", **RAMADAN, **NAMES)
    with pytest.raises(Refused, match="some of these days already"):
        keep("add_season", **RAMADAN | {"since": date(2027, 3, 8), "until": date(2027, 3, 20)}, **NAMES)


def test_refused_to_strangers(world, keep, stranger):
    with pytest.raises(Refused):
        keep("add_season", by=stranger, **RAMADAN, **NAMES)

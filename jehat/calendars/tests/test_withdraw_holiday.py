from datetime import date

import pytest

from jehat.calendars.models import Holiday
from jehat.core.verdict import Refused

from .conftest import NAMES

DAYS = {"since": date(2027, 1, 3), "until": date(2027, 1, 4)}


@pytest.fixture
def holiday(keep):
    return keep("add_holiday", **DAYS, **NAMES)


def test_its_days_are_worked_again_and_it_stays_known(world, keep, week, holiday, recorded, told):
    withdrawn = keep("withdraw_holiday", holiday=holiday)
    assert week().is_working_day(date(2027, 1, 3)) and withdrawn.is_withdrawn and Holiday.objects.exists()
    assert recorded("withdraw_holiday").particulars == {"since": "2027-01-03", "until": "2027-01-04"}
    assert told == ["WRM"]


def test_its_days_may_be_announced_again(world, keep, week, holiday):
    keep("withdraw_holiday", holiday=holiday)
    keep("add_holiday", **DAYS, **NAMES)
    assert not week().is_working_day(date(2027, 1, 3))


def test_once_only(world, keep, holiday):
    keep("withdraw_holiday", holiday=holiday)
    with pytest.raises(Refused, match="withdrawn already"):
        keep("withdraw_holiday", holiday=holiday)


def test_refused_to_strangers(world, keep, holiday, stranger):
    with pytest.raises(Refused):
        keep("withdraw_holiday", by=stranger, holiday=holiday)
    assert not Holiday.objects.get().is_withdrawn

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from jehat.calendars.models import Holiday
from jehat.core.verdict import Refused

from .conftest import NAMES

DAYS = {"since": date(2027, 1, 3), "until": date(2027, 1, 4)}


def test_its_days_are_off(world, keep, week, recorded, told):
    made = keep("add_holiday", **DAYS, **NAMES)
    assert not week().is_working_day(date(2027, 1, 3)) and not week().is_working_day(date(2027, 1, 4))
    assert week().is_working_day(date(2027, 1, 5)) and made.source == Holiday.Source.HAND
    assert recorded("add_holiday").particulars == {"since": "2027-01-03", "until": "2027-01-04"} and told == ["WRM"]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"until": date(2027, 1, 2)}, "not before the first"),
        ({"until": date(2027, 3, 4)}, "too many days"),
    ],
)
def test_refused_with_the_reason(world, keep, wrong, reason):
    with pytest.raises(Refused, match=reason):
        keep("add_holiday", **DAYS | wrong, **NAMES)
    assert not Holiday.objects.exists()


def test_refused_to_strangers(world, keep, stranger):
    with pytest.raises(Refused):
        keep("add_holiday", by=stranger, **DAYS, **NAMES)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_kept(world, keep):
    start, refusals = Barrier(2), []

    def announce():
        start.wait()
        try:
            keep("add_holiday", **DAYS, **NAMES)
        except Refused as refused:
            refusals.append(str(refused))
        finally:
            connection.close()

    both = [Thread(target=announce) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert Holiday.objects.count() == 1 and len(refusals) == 1

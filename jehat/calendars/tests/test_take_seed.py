"""What a year brings by rule: proposed, and taken only as far as a person says."""

from datetime import date, time

import pytest

from jehat.calendars.models import Holiday, Season
from jehat.calendars.proposals import proposals
from jehat.core.verdict import Refused
from jehat.organization.models import Entity

from .conftest import NAMES

# By the table of Umm al-Qura: 24 Ramadan and 5 Shawwal 1448; 5 and 15 Dhu al-Hijjah 1448 (domain handbook §3.5).
OF_2027 = [
    ("ramadan", date(2027, 2, 8), date(2027, 3, 8)),
    ("founding", date(2027, 2, 22), date(2027, 2, 22)),
    ("fitr", date(2027, 3, 3), date(2027, 3, 13)),
    ("adha", date(2027, 5, 11), date(2027, 5, 21)),
    ("national", date(2027, 9, 23), date(2027, 9, 23)),
]
FITR, RAMADAN = "fitr-2027-03-03", "ramadan-2027-02-08"


def found(entity, year):
    return [(one.occasion, one.since, one.until) for one in proposals(entity, year)]


def test_what_a_year_brings_to_a_government_body(world):
    assert found(world.entity, 2027) == OF_2027


def test_whom_labour_law_binds_has_the_shorter_leave():
    private = Entity(kind=Entity.Kind.PRIVATE_COMPANY)
    assert ("fitr", date(2027, 3, 9), date(2027, 3, 14)) in found(private, 2027)
    assert ("adha", date(2027, 5, 15), date(2027, 5, 19)) in found(private, 2027)


def test_a_day_that_falls_on_the_weekend_is_given_beside_it(world):
    assert ("founding", date(2025, 2, 22), date(2025, 2, 23)) in found(world.entity, 2025)


def test_a_year_with_two_ramadans_has_both(world):
    begin = [since for occasion, since, _until in found(world.entity, 2030) if occasion == "ramadan"]
    assert begin == [date(2030, 1, 5), date(2030, 12, 26)]


def test_a_year_that_nobody_knows_brings_nothing(world):
    assert found(world.entity, 2200) == found(world.entity, 1) == []


def test_only_what_was_chosen_is_taken(world, keep, week, recorded, told):
    keep("take_seed", year=2027, codes=[FITR, RAMADAN])
    holiday, season = Holiday.objects.get(), Season.objects.get()
    assert (holiday.since, holiday.until, holiday.source) == (date(2027, 3, 3), date(2027, 3, 13), "seed")
    assert holiday.name_en == "Eid al-Fitr" and season.name_en == "Ramadan" and holiday.name_ar != holiday.name_en
    assert week().spans(date(2027, 2, 9)) == ((time(10), time(15)),) and not week().spans(date(2027, 3, 3))
    assert week().is_working_day(date(2027, 9, 23))
    assert recorded("take_seed").particulars == {"year": 2027, "taken": 2} and told == ["WRM"]


def test_what_stands_already_stays_as_it_is(world, keep):
    keep("add_holiday", since=date(2027, 3, 7), until=date(2027, 3, 11), **NAMES)
    keep("take_seed", year=2027, codes=[FITR, "national-2027-09-23"])
    assert [one.name_en for one in Holiday.objects.all()] == ["Rest", "National Day"]
    with pytest.raises(Refused, match="stands in the calendar already"):
        keep("take_seed", year=2027, codes=[FITR])


def test_what_is_not_proposed_is_not_taken(world, keep):
    with pytest.raises(Refused, match="not proposed"):
        keep("take_seed", year=2027, codes=["fitr-2026-03-13"])


def test_refused_to_strangers(world, keep, stranger):
    with pytest.raises(Refused):
        keep("take_seed", by=stranger, year=2027, codes=[FITR])

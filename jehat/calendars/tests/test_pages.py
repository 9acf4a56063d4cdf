"""The pages of the calendar: the year, and each change looked at before it is made."""

from datetime import date, datetime, time

import pytest
from django.urls import reverse

from jehat.calendars.models import Calendar, FormerWeek, Holiday, Season
from jehat.cases import actions as cases

from .conftest import NAMES, RAMADAN, enter

WEEK = {
    "days": ["6", "0", "1", "2"],
    "opens": "08:00",
    "closes": "15:00",
    "breaks": "12:00-12:30",
    "zone": "Asia/Riyadh",
}
HOLIDAY = NAMES | {"since": "2027-01-10", "until": "2027-01-11"}
SEASON = NAMES | {"since": "1/9/1448", "until": "2027-03-08", "opens": "10:00", "closes": "15:00", "breaks": ""}


def address(name, *args):
    return reverse(f"calendars:{name}", args=args)


def test_the_year_shows_days_off_holidays_and_seasons(world, keep, as_admin, django_assert_max_num_queries):
    keep("add_holiday", since=date(2027, 1, 10), until=date(2027, 1, 11), **NAMES)
    keep("add_season", **RAMADAN, name_ar="رمضان", name_en="Ramadan")
    address_of_year = address("calendar") + "?year=2027"
    as_admin.get(address_of_year)
    with django_assert_max_num_queries(14):
        page = as_admin.get(address_of_year).content.decode()
    assert page.count('td class="is-holiday"') == 2 and page.count('td class="is-season"') == 21
    assert "Rajab" in page and "Withdraw: Rest" in page and "10:00" in page


def test_whoever_works_there_reads_and_does_not_change(world, keep):
    keep("add_holiday", since=date(2027, 1, 10), until=date(2027, 1, 11), **NAMES)
    page = enter(world.noura).get(address("calendar") + "?year=2027").content.decode()
    assert "Rest" in page and "Withdraw" not in page and "Announce" not in page


@pytest.mark.parametrize("year", ["0000", "9999", "abcd", "1447x", ""])
def test_a_year_that_is_none_shows_the_present(world, as_admin, year):
    assert as_admin.get(address("calendar"), {"year": year}).status_code == 200


def test_a_beneficiary_has_no_calendar(world):
    assert enter(world.sara).get(address("calendar")).status_code == 403


@pytest.mark.parametrize("name", ["change_calendar", "add_holiday", "add_season", "take_seed"])
def test_forms_are_for_who_keeps_it(world, name, as_admin, stranger):
    assert as_admin.get(address(name)).status_code == 200
    assert enter(stranger).get(address(name)).status_code == 403


def test_a_change_is_looked_at_and_then_made(world, as_admin):
    looked = as_admin.post(address("change_calendar"), WEEK | {"step": "look"})
    assert looked.status_code == 200 and "No promised day moves." in looked.content.decode()
    assert not Calendar.objects.exists()
    assert as_admin.post(address("change_calendar"), WEEK | {"step": "do"}).status_code == 302
    own = Calendar.objects.get()
    assert own.days == [0, 1, 2, 6] and own.breaks == [[time(12), time(12, 30)]]
    assert "12:00-12:30" in as_admin.get(address("change_calendar")).content.decode()


def test_the_page_tells_from_when_the_hours_are_kept_and_what_was_before(world, as_admin):
    given = WEEK | {"since": "10/1/2027", "step": "do"}
    assert as_admin.post(address("change_calendar"), given).status_code == 302
    assert FormerWeek.objects.get().until == date(2027, 1, 9)
    page = as_admin.get(address("calendar")).content.decode()
    assert "Until then" in page and "07:30–14:30" in page and "from" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"since": "tomorrow"},
        {"breaks": "noon"},
        {"breaks": "25:00-26:00"},
        {"closes": "07:00"},
        {"zone": "Mars"},
        {"zone": "../etc"},
        {"days": []},
    ],
)
@pytest.mark.parametrize("step", ["look", "do"])
def test_what_cannot_be_counted_by_stays_typed(world, as_admin, wrong, step):
    assert as_admin.post(address("change_calendar"), WEEK | wrong | {"step": step}).status_code == 422
    assert not Calendar.objects.exists()


def test_how_many_promised_days_move_is_said_before(world, as_admin):
    at = datetime.fromisoformat("2027-01-03T09:00:00+03:00")
    for _number in range(2):
        cases.submit(by=world.sara, kind=world.kind, subject="بناء", text="نص", now=at)
    looked = as_admin.post(address("add_holiday"), HOLIDAY).content.decode()
    assert "promised days of 2 open cases" in looked and not Holiday.objects.exists()
    assert as_admin.post(address("add_holiday"), HOLIDAY | {"step": "do"}).status_code == 302
    assert Holiday.objects.get().since == date(2027, 1, 10)


def test_a_season_is_typed_in_either_calendar(world, as_admin):
    assert as_admin.post(address("add_season"), SEASON | {"step": "do"}).status_code == 302
    assert Season.objects.get().since == date(2027, 2, 8)


def test_what_the_year_brings_is_chosen(world, as_admin):
    url = address("take_seed") + "?year=2027"
    page = as_admin.get(url).content.decode()
    assert page.count('type="checkbox"') >= 5 and "Eid al-Fitr" in page
    assert as_admin.post(url, {"codes": ["fitr-2027-03-03"], "step": "look"}).status_code == 200
    assert as_admin.post(url, {"codes": ["fitr-2027-03-03"], "step": "do"}).status_code == 302
    assert "Eid al-Fitr" not in as_admin.get(url).content.decode()
    assert as_admin.post(url, {"codes": ["nothing"], "step": "do"}).status_code == 422


def test_withdrawn_and_removed_from_the_page(world, keep, as_admin):
    holiday = keep("add_holiday", since=date(2027, 1, 10), until=date(2027, 1, 11), **NAMES)
    season = keep("add_season", **RAMADAN, **NAMES)
    assert enter(world.stranger).post(address("withdraw_holiday", holiday.pk)).status_code in (403, 404)
    assert as_admin.post(address("withdraw_holiday", holiday.pk)).status_code == 302
    assert as_admin.post(address("remove_season", season.pk)).status_code == 302
    assert not Season.objects.exists() and not Holiday.objects.standing().exists()

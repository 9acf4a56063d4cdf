from datetime import date, datetime, time

import pytest

from jehat.audit.models import Event
from jehat.calendars.models import Calendar, FormerWeek
from jehat.calendars.working_time import SAUDI_WEEK, working_minutes
from jehat.core.verdict import Refused

from .conftest import WEEK


def test_the_entity_counts_by_it_from_now_on(world, keep, week, recorded, told):
    keep("change_calendar", **WEEK, breaks=[(time(12), time(12, 30))], zone="Asia/Dubai")
    assert week().days == {0, 1, 2, 3, 6} and (week().opens, week().closes) == (time(8), time(15))
    assert week().breaks == ((time(12), time(12, 30)),) and week().zone.key == "Asia/Dubai"
    event = recorded("change")
    assert (event.by, event.entity_id) == (world.admin.user, world.entity.pk)
    hours = {"opens": "08:00", "closes": "15:00", "breaks": "12:00-12:30"}
    assert event.particulars == {"days": "01236", "zone": "Asia/Dubai", **hours}
    assert told == ["WRM"]


def test_changed_twice_there_is_one(world, keep, week):
    keep("change_calendar", **WEEK)
    keep("change_calendar", **WEEK | {"opens": time(9)})
    assert week().opens == time(9) and Calendar.objects.count() == 1


# A Sunday to a Sunday: 420 minutes a day before, 300 after.
SHORT = {"days": [6, 0, 1], "opens": time(9), "closes": time(14)}
BEFORE, CHANGED, AFTER = (datetime(2027, 1, day, tzinfo=SAUDI_WEEK.zone) for day in (3, 10, 17))


def test_what_was_worked_before_stays_as_it_was_counted(world, keep, week, recorded):
    keep("change_calendar", **SHORT, since=CHANGED.date())
    assert working_minutes(BEFORE, CHANGED, week()) == 5 * 420
    assert working_minutes(CHANGED, AFTER, week()) == 3 * 300
    assert working_minutes(BEFORE, AFTER, week()) == 5 * 420 + 3 * 300
    assert recorded("change").particulars["since"] == "2027-01-10"


def test_without_a_day_they_were_always_so(world, keep, week):
    keep("change_calendar", **SHORT, since=CHANGED.date())
    keep("change_calendar", **SHORT)
    assert working_minutes(BEFORE, CHANGED, week()) == 3 * 300 and not FormerWeek.objects.exists()


def test_each_week_holds_for_its_days(world, keep, week):
    keep("change_calendar", **SHORT, since=CHANGED.date())
    keep("change_calendar", **SHORT | {"closes": time(10)}, since=AFTER.date())
    minutes = [working_minutes(first, last, week()) for first, last in ((BEFORE, CHANGED), (CHANGED, AFTER))]
    assert minutes == [5 * 420, 3 * 300] and week().closes == time(10)
    assert [one.until.day for one in FormerWeek.objects.all()] == [9, 16]


def test_a_change_takes_the_place_of_those_behind_it(world, keep, week):
    keep("change_calendar", **SHORT | {"closes": time(10)}, since=AFTER.date())
    keep("change_calendar", **SHORT, since=CHANGED.date())
    assert [one.until.day for one in FormerWeek.objects.all()] == [9]
    assert working_minutes(CHANGED, AFTER, week()) == 3 * 300
    assert week().kept_on(date(2027, 1, 9)).opens == SAUDI_WEEK.opens


def test_a_day_that_no_calendar_knows_is_refused(world, keep):
    with pytest.raises(Refused, match="both calendars"):
        keep("change_calendar", **SHORT, since=date(1492, 1, 1))


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"days": []}, "at least one day"),
        ({"closes": time(8)}, "open before they close"),
        ({"breaks": [(time(7), time(9))]}, "breaks lie between"),
        ({"breaks": [(time(12), time(11))]}, "breaks lie between"),
        ({"opens": time(8, 0, 5)}, "whole minutes"),
        ({"days": [7]}, "open before"),
        ({"zone": "Asia/Atlantis"}, "not known"),
    ],
)
def test_hours_by_which_nobody_could_count_are_refused(world, keep, wrong, reason):
    with pytest.raises(Refused, match=reason):
        keep("change_calendar", **WEEK | wrong)
    assert not Calendar.objects.exists()


def test_refused_to_strangers(world, keep, stranger):
    with pytest.raises(Refused):
        keep("change_calendar", by=stranger, **WEEK)
    assert Event.objects.get(verb="calendar.change").outcome == "refused"


def test_not_for_another_entity(world, keep):
    with pytest.raises(Refused):
        keep("change_calendar", entity=world.other_entity, **WEEK)

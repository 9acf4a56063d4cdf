from datetime import time

import pytest

from jehat.audit.models import Event
from jehat.calendars.models import Calendar
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

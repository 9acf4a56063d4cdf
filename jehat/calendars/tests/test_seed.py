"""The demonstration's calendars, taken once."""

from jehat.calendars.models import Holiday, Season
from jehat.calendars.queries import week_of
from jehat.calendars.seed import take_holidays


def test_two_years_are_taken_once(world):
    taken = take_holidays([world.admin])
    assert len(taken) == Holiday.objects.count() + Season.objects.count() > 0
    assert take_holidays([world.admin]) == []
    world.entity.refresh_from_db()
    assert week_of(world.entity).holidays

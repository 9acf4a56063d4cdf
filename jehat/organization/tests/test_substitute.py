"""Who stands in for whom, and only while he is away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Employee

DAY = timedelta(days=1)


def away(world, employee, first, last, substitute=None):
    now = timezone.now()
    return actions.record_absence(
        by=world.admin.user, employee=employee, since=now + first * DAY, until=now + last * DAY, substitute=substitute
    )


def test_he_stands_in_in_that_time_only(world, recorded):
    away(world, world.noura, -1, 2, world.faisal)
    now = timezone.now()
    assert list(Employee.objects.away_behind(world.faisal, now)) == [world.noura]
    assert not Employee.objects.away_behind(world.faisal, now + 3 * DAY)
    assert not Employee.objects.away_behind(world.majed, now)
    assert recorded("record_absence").particulars["substitute"] == str(world.faisal.pk)


@pytest.mark.parametrize("who", ["noura", "stranger"])
def test_a_colleague_stands_in(world, who):
    with pytest.raises(Refused, match="colleague"):
        away(world, world.noura, 0, 1, getattr(world, who))


def test_nobody_stands_in_for_who_stands_in(world):
    away(world, world.faisal, 1, 3)
    with pytest.raises(Refused, match="away in this time too"):
        away(world, world.noura, 2, 4, world.faisal)
    away(world, world.majed, 5, 9, world.huda)
    with pytest.raises(Refused, match="stands in for another"):
        away(world, world.huda, 6, 7)


def test_the_inactive_stand_in_for_nobody(world):
    world.faisal.is_active = False
    world.faisal.save()
    with pytest.raises(Refused, match="inactive"):
        away(world, world.noura, 0, 1, world.faisal)


def test_who_stands_in_does_not_leave(world):
    away(world, world.noura, -1, 2, world.faisal)
    with pytest.raises(Refused, match="stands in"):
        actions.deactivate_employee(by=world.admin.user, employee=world.faisal)

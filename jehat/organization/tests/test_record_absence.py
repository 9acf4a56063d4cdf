from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Absence, Employee

DAY = timedelta(days=1)


def away(world, employee, first, last, by=None):
    now = timezone.now()
    return actions.record_absence(
        by=by or world.admin.user, employee=employee, since=now + first * DAY, until=now + last * DAY
    )


def test_who_is_away_is_not_present(world, recorded):
    absence = away(world, world.noura, -1, 2)
    now = timezone.now()
    present = Employee.objects.filter(department=world.permits).present(now)
    assert world.noura not in present and world.faisal in present
    assert world.noura in Employee.objects.filter(department=world.permits).present(now + 3 * DAY)
    event = recorded("record_absence")
    assert (event.subject_id, event.particulars["absence"]) == (world.noura.pk, absence.pk)


def test_an_absence_ends_after_it_begins(world):
    with pytest.raises(Refused, match="ends after"):
        away(world, world.noura, 2, 2)


def test_two_absences_do_not_overlap(world):
    away(world, world.noura, 1, 3)
    for first, last in ((0, 2), (2, 4), (0, 5), (2, 2.5)):
        with pytest.raises(Refused, match="this time"):
            away(world, world.noura, first, last)
    away(world, world.noura, 4, 5)
    away(world, world.faisal, 1, 3)


def test_the_inactive_are_not_absent(world):
    world.noura.is_active = False
    world.noura.save()
    with pytest.raises(Refused, match="inactive"):
        away(world, world.noura, 1, 2)


def test_strangers_are_refused(world, stranger):
    with pytest.raises(Refused):
        away(world, world.faisal, 1, 2, by=stranger)
    assert not Absence.objects.exists()


def test_the_page_counts_the_last_day_in(world, as_admin):
    today = timezone.localdate()
    url = reverse("organization:record_absence", args=[world.noura.pk])
    answer = as_admin.post(url, {"first_day": today.isoformat(), "last_day": (today + DAY).isoformat()})
    assert answer.status_code == 302
    absence = Absence.objects.get(employee=world.noura)
    assert absence.last_day == today + DAY
    assert absence.until - absence.since == 2 * DAY


@pytest.mark.parametrize(("first", "last"), [(2, 1), (-3, -2), (None, 1)])
def test_the_page_says_what_is_wrong(world, as_admin, first, last):
    days = {"first_day": first, "last_day": last}
    typed = {name: (timezone.localdate() + n * DAY).isoformat() for name, n in days.items() if n is not None}
    answer = as_admin.post(reverse("organization:record_absence", args=[world.noura.pk]), typed)
    assert answer.status_code == 422 and answer.context["absence_form"].errors
    assert not Absence.objects.exists()

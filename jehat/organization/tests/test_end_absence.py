from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Absence, Employee

DAY = timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now()


def away(employee, since, until):
    return Absence.objects.create(entity_id=employee.entity_id, employee=employee, since=since, until=until)


def test_who_comes_back_early_is_present(world, now, recorded):
    absence = away(world.noura, now - DAY, now + 5 * DAY)
    actions.end_absence(by=world.admin.user, absence=absence, now=now)
    assert world.noura in Employee.objects.present(now)
    assert Absence.objects.get(pk=absence.pk).until == now
    assert recorded("end_absence").particulars == {"absence": absence.pk}


def test_one_that_has_not_begun_is_taken_back(world, now, recorded):
    absence = away(world.noura, now + DAY, now + 2 * DAY)
    pk = absence.pk
    actions.end_absence(by=world.admin.user, absence=absence, now=now)
    assert not Absence.objects.exists()
    assert recorded("end_absence").particulars == {"absence": pk}


def test_one_that_is_over_stays_as_it_was(world, now):
    absence = away(world.noura, now - 3 * DAY, now - DAY)
    with pytest.raises(Refused, match="over already"):
        actions.end_absence(by=world.admin.user, absence=absence, now=now)


def test_strangers_are_refused(world, stranger, now):
    absence = away(world.faisal, now - DAY, now + DAY)
    with pytest.raises(Refused):
        actions.end_absence(by=stranger, absence=absence, now=now)
    assert Absence.objects.get().until == now + DAY


def test_what_was_refused_stands_on_the_record(world, now):
    absence = away(world.faisal, now - DAY, now + DAY)
    with pytest.raises(Refused):
        actions.end_absence(by=world.noura.user, absence=absence, now=now)
    assert Event.objects.about(absence).get().outcome == Event.Outcome.REFUSED


def test_the_button_works_and_says_why_not(world, as_admin, now):
    absence = away(world.noura, now - DAY, now + DAY)
    url = reverse("organization:end_absence", args=[absence.pk])
    assert as_admin.post(url, follow=True).status_code == 200
    answer = as_admin.post(url, follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_an_absence_elsewhere_is_not_there(world, as_admin, now):
    absence = away(world.stranger, now - DAY, now + DAY)
    assert as_admin.post(reverse("organization:end_absence", args=[absence.pk])).status_code == 404

"""Taking the presences of an employee along."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.desk import actions
from jehat.desk.attendance import beginning_of
from jehat.desk.months import read_month


def test_it_is_a_table_of_the_month(world, enter, was_here):
    morning = beginning_of(timezone.localdate()) - timedelta(hours=16)
    was_here(world.noura, morning, hours=2)
    was_here(world.noura, morning + timedelta(hours=3), hours=1)
    browser = enter(world.huda)
    browser.get("/presence/")
    page = reverse("desk:export_presence", args=[world.noura.pk])
    answer = browser.get(f"{page}?file=1&month={morning:%Y-%m}")
    _head, first, second = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert first[1:4] == [f"{timezone.localdate(morning)}", "08:00", "10:00"] and first[5:] == ["120", "180"]
    assert second[5:] == ["60", ""]
    event = Event.objects.get(verb="presence.export")
    assert (event.subject_id, event.by_id) == (world.noura.pk, world.huda.user_id)
    assert event.particulars == {"month": f"{morning:%Y-%m}"}


def test_the_password_is_asked_where_it_was_not_given_just_now(world, enter, not_proved):
    browser = enter(world.huda)
    browser.get("/presence/")
    not_proved()
    answer = browser.get(reverse("desk:export_presence", args=[world.noura.pk]) + "?file=1")
    assert answer.status_code == 302 and answer.url.startswith(reverse("people:confirm"))
    assert not Event.objects.filter(verb="presence.export").exists()


@pytest.mark.parametrize("who", ["noura", "sara", "stranger", "salma"])
def test_strangers_are_refused(world, who):
    somebody = getattr(world, who)
    with pytest.raises(Refused):
        actions.export_presence(
            by=getattr(somebody, "user", somebody), employee=world.noura, month=read_month("1448-06")
        )
    assert Event.objects.get(verb="presence.export").outcome == Event.Outcome.REFUSED


def test_a_supervisor_takes_none_of_other_departments(world):
    with pytest.raises(Refused):
        actions.export_presence(by=world.huda.user, employee=world.yousef, month=read_month("1448-06"))

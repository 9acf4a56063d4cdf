"""The week by which an entity counts, as its rows say it, and how seldom that is asked."""

from datetime import date, time
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from jehat.calendars import working_time
from jehat.calendars.models import Calendar, Holiday, Season
from jehat.calendars.queries import week_of
from jehat.calendars.working_time import SAUDI_WEEK
from jehat.organization.models import Entity

pytestmark = pytest.mark.django_db


def stamp(entity):
    entity.calendar_stamp = uuid4()
    entity.save(update_fields=["calendar_stamp"])


@pytest.fixture
def calendar(world):
    stamp(world.entity)
    return Calendar.objects.create(
        entity=world.entity,
        days=[0, 1, 2],
        opens=time(8),
        closes=time(15),
        breaks=[[time(12), time(12, 30)]],
        zone="Asia/Dubai",
    )


def test_without_a_calendar_the_usual_week_holds_and_nothing_is_asked(world, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert week_of(world.entity) == SAUDI_WEEK


def test_rows_become_a_week(world, calendar):
    words = {"name_ar": "رمضان", "name_en": "Ramadan"}
    hours = {"opens": time(10), "closes": time(15), "breaks": [[time(12), time(13)]]}
    Season.objects.create(entity=world.entity, since=date(2027, 2, 8), until=date(2027, 3, 8), **hours, **words)
    Holiday.objects.create(entity=world.entity, since=date(2027, 3, 9), until=date(2027, 3, 10), **words)
    gone = Holiday.objects.create(entity=world.entity, since=date(2027, 5, 1), until=date(2027, 5, 1), **words)
    gone.withdrawn_at = gone.announced_at
    gone.save()
    Holiday.objects.create(entity=world.other_entity, since=date(2027, 6, 1), until=date(2027, 6, 1), **words)
    week = week_of(world.entity)
    assert week.days == {0, 1, 2} and week.breaks == ((time(12), time(12, 30)),) and week.zone == ZoneInfo("Asia/Dubai")
    assert (week.opens, week.closes) == (time(8), time(15))
    assert week.holidays == {date(2027, 3, 9), date(2027, 3, 10)}
    pause = ((time(12), time(13)),)
    assert week.seasons == (working_time.Season(date(2027, 2, 8), date(2027, 3, 8), time(10), time(15), pause),)


def test_it_is_asked_once_until_the_calendar_changes(world, calendar, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert week_of(world.entity) is week_of(world.entity)
    calendar.opens = time(9)
    calendar.save()
    stamp(world.entity)
    with django_assert_num_queries(1):
        assert week_of(world.entity).opens == week_of(world.entity).opens == time(9)


def test_what_a_rollback_took_back_is_not_remembered(world, calendar):
    before = Entity.objects.get(pk=world.entity.pk)
    with transaction.atomic():
        calendar.opens = time(9)
        calendar.save()
        stamp(world.entity)
        assert week_of(world.entity).opens == time(9)
        # A page that holds the entity as it was reads the rows as they are, and keeps them by the stamp of those.
        assert week_of(before).opens == time(9)
        transaction.set_rollback(True)
    assert week_of(before).opens == time(8)

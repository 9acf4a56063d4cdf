"""A beneficiary is told by when, from what closed cases of the kind really took; and honestly where too few tell it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.cases import actions, queries
from jehat.cases.models import Case
from jehat.catalogue.models import Pace

from .test_answers import answers, in_english

HALF, MOST = 900, 2400


@pytest.fixture
def paced(world):
    figures = {"median_minutes": HALF, "most_minutes": MOST, "number_of_cases": 9, "reckoned_at": timezone.now()}
    return Pace.objects.create(entity=world.entity, kind=world.kind, **figures)


def test_where_enough_cases_tell_it(world, paced, opened):
    told = queries.expected(Case.objects.get(pk=opened.pk), now=timezone.now(), chain=queries.chain(opened))
    assert (told.half_minutes, told.most_minutes, told.number_of_cases) == (HALF, MOST, 9)
    assert opened.created_at < told.half_by < told.most_by
    assert told.since and told.is_known and not told.is_beyond_half and not told.is_beyond_most


def test_too_few_cases_tell_nothing_and_the_page_says_so(world, paced, opened, client):
    Pace.objects.update(number_of_cases=4)
    told = queries.expected(Case.objects.get(pk=opened.pk), now=timezone.now())
    assert not told.is_known and not told.is_beyond_most and told.number_of_cases == 4
    in_english(world, client)
    assert "Too few cases" in answers(client, opened)


def test_one_that_takes_longer_than_most_is_told_so(world, paced, opened, client):
    in_english(world, client)
    assert "it will be closed by" in answers(client, opened)
    since = timezone.now() - timedelta(days=60)
    Case.objects.filter(pk=opened.pk).update(created_at=since)
    opened.custodies.filter(pk=queries.chain(opened)[0].pk).update(since=since)
    part = answers(client, opened)
    assert "longer than nine in ten" in part and "it will be closed by" not in part


def test_of_a_closed_case_the_time_stands_still(world, paced, opened):
    actions.complete(by=world.noura.user, case=opened, text="Done.")
    case = Case.objects.get(pk=opened.pk)
    soon, later = (queries.expected(case, now=timezone.now() + timedelta(days=days)) for days in (1, 30))
    assert soon.used_minutes == later.used_minutes


def test_programs_are_told_the_same(world, paced, opened, client):
    client.force_login(world.sara)
    told = client.get(f"/api/v1/cases/{opened.number}/expected").json()
    assert (told["half_minutes"], told["most_minutes"], told["number_of_cases"]) == (HALF, MOST, 9)
    assert told["responsible"] == opened.assignee.name and told["since"] and told["next_step"]


def test_strangers_find_no_case(world, opened, client):
    client.force_login(world.imran)
    assert client.get(f"/api/v1/cases/{opened.number}/expected").status_code == 404

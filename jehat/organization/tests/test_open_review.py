"""Each quarter every entity looks at what its people may do: begun by the clock, once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.organization import actions, jobs, quarters, reviewing
from jehat.organization.models import AccessReview, ReviewLine

from .granted import fresh, keys_told
from .reviewed import review_of

AUTUMN = datetime(2031, 11, 2, 9, tzinfo=UTC)
NEXT_YEAR = datetime(2032, 1, 1, 9, tzinfo=UTC)


def test_everybody_who_works_there_has_a_line(world):
    actions.deactivate_employee(by=world.admin.user, employee=world.majed)
    review = actions.open_review(entity=world.entity, now=AUTUMN)
    assert (review.year, review.quarter, review.due.isoformat()) == (2031, 4, "2031-12-02")
    lines = review.lines.all()
    assert {one.employee_id for one in lines} == set(world.entity.employees.active().values_list("pk", flat=True)) - {
        world.majed.pk
    }
    assert all(one.role_id == fresh(one.employee).role_id and not one.is_decided for one in lines)
    line = Event.objects.about(review).get()
    assert (line.verb, line.by, line.particulars["people"]) == ("review.open", None, lines.count())
    for reviewer in (world.huda, world.admin):
        assert keys_told(reviewer)[-1] == "review.opened"
    assert keys_told(world.noura) == []


def test_it_is_begun_once_a_quarter(world):
    assert actions.open_review(entity=world.entity, now=AUTUMN)
    assert actions.open_review(entity=world.entity, now=AUTUMN + timedelta(days=3)) is None
    assert world.entity not in reviewing.entities_without(AUTUMN)
    assert world.other_entity in reviewing.entities_without(AUTUMN)


def test_the_next_quarter_closes_what_was_left(world):
    first = actions.open_review(entity=world.entity, now=AUTUMN)
    second = actions.open_review(entity=world.entity, now=NEXT_YEAR)
    first.refresh_from_db()
    assert first.closed_at == NEXT_YEAR and second.is_open and (second.year, second.quarter) == (2032, 1)
    assert first.lines.undecided().exists()


@pytest.mark.parametrize(
    ("day", "quarter"), [("2026-01-01", 1), ("2026-03-31", 1), ("2026-04-01", 2), ("2026-09-30", 3), ("2026-12-31", 4)]
)
def test_quarters_are_those_of_the_year(day, quarter):
    assert quarters.quarter_of(datetime.fromisoformat(day).date()) == (2026, quarter)


def test_the_clock_begins_and_reminds(world):
    jobs.open_reviews(0)
    assert AccessReview.objects.count() == 2
    AccessReview.objects.update(due=timezone.localdate())
    jobs.open_reviews(0)
    jobs.open_reviews(0)
    assert AccessReview.objects.count() == 2
    assert Event.objects.filter(verb="review.remind").count() == 2


def test_it_costs_as_much_for_many(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        review_of(world)
    assert ReviewLine.objects.count() == world.entity.employees.count()

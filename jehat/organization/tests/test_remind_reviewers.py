"""Whoever still has lines to decide is reminded before the day on which the review is due, and weekly from then on."""

from datetime import timedelta

from django.utils import timezone

from jehat.audit.models import Event
from jehat.organization import actions, reviewing

from .granted import keys_told
from .reviewed import line_of, review_of


def test_who_has_nothing_left_is_not_reminded(world):
    review = review_of(world)
    actions.remind_reviewers(review=review)
    assert keys_told(world.huda) == ["review.opened", "review.due"] and keys_told(world.noura) == []
    for employee in (world.noura, world.faisal, world.majed):
        actions.decide_review(by=world.huda.user, line=line_of(employee))
    # Of her own department only her own line is left, which others decide.
    reminded = actions.remind_reviewers(review=review)
    assert keys_told(world.huda) == ["review.opened", "review.due"] and keys_told(world.admin)[-1] == "review.due"
    assert Event.objects.filter(verb="review.remind").last().particulars == {"reviewers": reminded}


def test_it_comes_when_it_is_due_and_weekly(world):
    review, now = review_of(world), timezone.now()
    assert reviewing.to_remind_of(now) == []
    near = now + reviewing.LASTS - timedelta(days=6)
    assert reviewing.to_remind_of(near) == [review]
    actions.remind_reviewers(review=review, now=near)
    assert reviewing.to_remind_of(near + timedelta(days=6)) == []
    assert reviewing.to_remind_of(near + timedelta(days=7)) == [review]
    type(review).objects.update(closed_at=now)
    assert reviewing.to_remind_of(near + timedelta(days=7)) == []

"""The demonstration shows a review that is partly decided, and who has more than he uses."""

from jehat.organization.models import ReviewLine, Surplus
from jehat.organization.seed import load_reviews


def test_it_is_there_once(world):
    (review,) = load_reviews()
    decided = review.lines.exclude(outcome=ReviewLine.Outcome.OPEN)
    assert decided.count() == 4 and decided.filter(outcome=ReviewLine.Outcome.WITHDRAWN).count() == 1
    assert review.is_open and review.lines.undecided().exists()
    assert Surplus.objects.filter(entity=world.entity, unused__gt=0).exists()
    assert load_reviews() == []

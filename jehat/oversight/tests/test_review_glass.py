"""Looking at what was done under an urgent access, each once, and nobody at his own."""

import pytest

from jehat.core.verdict import Refused
from jehat.oversight import actions
from jehat.oversight.models import GlassReview

NOT_THEIRS = "This is for those who look after urgent access."


def test_the_review_says_who_and_is_on_the_record(world, glass, line):
    review = actions.review_glass(by=world.admin.user, glass=glass)
    assert (review.glass, review.by, review.entity) == (glass, world.admin.user, world.entity)
    assert line("oversight.review_glass").particulars == {"glass": str(glass.pk)}


def test_each_reviews_once(world, glass):
    actions.review_glass(by=world.admin.user, glass=glass)
    with pytest.raises(Refused, match="You have reviewed this access already."):
        actions.review_glass(by=world.admin.user, glass=glass)


def test_nobody_reviews_his_own(lama, glass):
    with pytest.raises(Refused, match="Nobody reviews his own access."):
        actions.review_glass(by=lama.user, glass=glass)


@pytest.mark.parametrize("who", ["sara", "imran", "noura", "huda", "stranger"])
def test_it_is_refused_to_strangers(world, glass, who):
    person = getattr(world, who)
    with pytest.raises(Refused, match=NOT_THEIRS):
        actions.review_glass(by=getattr(person, "user", person), glass=glass)
    assert not GlassReview.objects.exists()

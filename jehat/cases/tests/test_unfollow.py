"""Following a case no more."""

import pytest

from jehat.cases import actions
from jehat.cases.models import Following

from .refusing import refused
from .traces import line, told

NOT_FOLLOWED = "You do not follow this case."


@pytest.fixture
def followed(world, opened):
    """Noura's case, which Huda follows."""
    actions.follow(by=world.huda.user, case=opened)
    return opened


def test_it_ends(world, followed):
    actions.unfollow(by=world.huda.user, case=followed)
    assert not Following.objects.exists()
    assert line("case.unfollow", followed).by == world.huda.user
    actions.note(by=world.noura.user, case=followed, text="Among us")
    assert told(line("case.note", followed)) == {}


def test_who_does_not_see_it_any_more_may_stop(world, opened):
    actions.follow(by=world.noura.user, case=opened)
    actions.assign(by=world.huda.user, case=opened, to=world.faisal)
    actions.unfollow(by=world.noura.user, case=opened)
    assert not Following.objects.exists()


@pytest.mark.parametrize("name", ["noura", "stranger", "faisal"])
def test_what_one_does_not_follow_is_not_ended(world, followed, name):
    person = getattr(world, name).user
    with refused("case.unfollow", followed, by=person, reason=NOT_FOLLOWED):
        actions.unfollow(by=person, case=followed)


def test_the_beneficiary_follows_nothing(world, followed):
    with refused("case.unfollow", followed, by=world.sara, reason=NOT_FOLLOWED):
        actions.unfollow(by=world.sara, case=followed)

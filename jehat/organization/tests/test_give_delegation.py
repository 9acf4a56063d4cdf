"""An employee lets a colleague act in his place for a time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.organization import actions, grants
from jehat.organization.grants import Place
from jehat.organization.models import Delegation
from tests.granting import give

from .granted import keys_told

DAY = timedelta(days=1)


def delegate(world, giver=None, taker=None, *, by=None, wanted=("case.complete",), first=0, last=5):
    giver, taker, now = giver or world.huda, taker or world.yousef, timezone.now()
    time = {"since": now + first * DAY, "until": now + last * DAY, "now": now}
    return actions.give_delegation(by=by or giver.user, giver=giver, taker=taker, wanted=wanted, **time)


@pytest.fixture
def place(world):
    """Of a case that Noura holds in the department that Huda directs; Yousef works elsewhere."""
    return Place(world.entity.pk, world.permits.pk, world.noura.pk)


def test_the_colleague_reaches_what_the_other_reaches(world, place):
    assert not world.yousef.may("case.complete", place)
    delegation = delegate(world)
    assert delegation.verbs == ["case.complete", "case.see"]
    assert world.yousef.may("case.complete", place) and not world.yousef.may("case.reject", place)
    assert [one.id for one in world.yousef.standing().people_for("case.complete", place)] == [world.huda.pk]
    assert keys_told(world.yousef) == ["delegation.given"]
    told = Event.objects.about(delegation).get().particulars
    assert (told["giver"], told["taker"]) == (str(world.huda.pk), str(world.yousef.pk))


def test_it_begins_and_is_over_by_itself(world, place):
    delegate(world, first=1, last=2)
    now = timezone.now()
    may = [bool(grants.standing(world.yousef, now + n * DAY).may("case.complete", place)) for n in (0, 1.5, 2.1)]
    assert may == [False, True, False]


def test_it_is_worth_what_the_giver_may_do_at_the_moment(world, place):
    delegate(world)
    actions.deny_grant(by=world.admin.user, employee=world.huda, verb="case.complete")
    assert not world.yousef.may("case.complete", place)


def test_it_ends_when_the_giver_leaves(world, place):
    delegate(world)
    type(world.huda).objects.filter(pk=world.huda.pk).update(is_active=False)
    assert not world.yousef.may("case.complete", place)


def test_it_is_not_delegated_on(world, place):
    delegate(world)
    delegate(world, world.yousef, world.faisal, wanted=["case.complete"])
    assert not world.faisal.may("case.complete", place)


def test_what_somebody_else_delegated_is_not_ones_own(world):
    world.yousef.role.grants.filter(verb="case.complete").update(withdrawn_at=timezone.now())
    delegate(world)
    with pytest.raises(Refused, match="may do oneself"):
        delegate(world, world.yousef, world.faisal)


def test_nobody_acts_in_a_circle(world):
    delegate(world, world.huda, world.yousef)
    delegate(world, world.yousef, world.salma)
    for giver in (world.yousef, world.salma):
        with pytest.raises(Refused, match="circle"):
            delegate(world, giver, world.huda)
    delegate(world, world.yousef, world.huda, first=6, last=7)


def test_clearance_is_the_acting_persons_own(world):
    give(world.huda, "case.see", scope="entity", highest=3)
    delegate(world)
    assert world.huda.may("case.see", Place(world.entity.pk, world.legal.pk, rank=3))
    assert not world.yousef.may("case.see", Place(world.entity.pk, world.legal.pk, rank=3))
    give(world.yousef, "case.see", scope="own", highest=2)
    assert world.yousef.may("case.see", Place(world.entity.pk, world.permits.pk, rank=2))


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"wanted": []}, "may do oneself"),
        ({"wanted": ["grant.give"]}, "may do oneself"),
        ({"wanted": ["delegation.give"]}, "in another's place"),
        ({"first": 3, "last": 2}, "ends after"),
        ({"first": -3, "last": -2}, "ends after"),
        ({"last": 400}, "a year"),
    ],
)
def test_it_is_bounded(world, asked, reason):
    with pytest.raises(Refused, match=reason):
        delegate(world, **asked)
    assert not Delegation.objects.exists()


def test_one_delegates_to_another_of_the_same_entity(world):
    for taker in (world.huda, world.stranger):
        with pytest.raises(Refused, match="colleague of the same entity"):
            delegate(world, taker=taker)


def test_not_to_who_left(world):
    type(world.yousef).objects.filter(pk=world.yousef.pk).update(is_active=False)
    with pytest.raises(Refused, match="inactive"):
        delegate(world)


def test_an_administrator_does_it_for_who_cannot_and_not_to_himself(world, place):
    delegate(world, by=world.admin.user)
    assert world.yousef.may("case.complete", place)
    with pytest.raises(Refused, match="himself"):
        delegate(world, taker=world.admin, by=world.admin.user)


def test_nobody_else_delegates_for_him(world, stranger):
    if stranger == world.huda.user:
        stranger = world.faisal.user
    with pytest.raises(Refused):
        delegate(world, by=stranger)

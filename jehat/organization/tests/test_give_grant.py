"""A single employee is given more than his role."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.organization import actions, grants
from jehat.organization.terms import Terms

from .granted import SEES, keys_told

DAY = timedelta(days=1)


def give(world, terms=SEES, *, to=None, by=None, **time):
    return actions.give_grant(by=by or world.admin.user, employee=to or world.noura, terms=terms, **time)


def test_it_is_good_at_once_and_told(world):
    assert not world.noura.standing().reaches_beyond_own("case.see")
    grant = give(world)
    assert world.noura.standing().reaches_beyond_own("case.see")
    assert not world.faisal.standing().reaches_beyond_own("case.see")
    event = Event.objects.about(grant).get()
    told = {"employee": str(world.noura.pk), "of": "case.see", "scope": "department", "rank": 0}
    assert (event.verb, event.particulars) == ("grant.give", told)
    assert keys_told(world.noura) == ["grant.given"]


def test_it_is_good_from_and_until(world):
    now = timezone.now()
    give(world, since=now + DAY, until=now + 2 * DAY)
    seen = [grants.standing(world.noura, now + n * DAY).reaches_beyond_own("case.see") for n in (0, 1, 1.9, 2)]
    assert seen == [False, True, True, False]


def test_it_ends_after_it_begins_and_later_than_now(world):
    now = timezone.now()
    for time in ({"until": now - DAY}, {"since": now + 2 * DAY, "until": now + DAY}):
        with pytest.raises(Refused, match="ends after"):
            give(world, **time)


def test_the_same_is_not_given_twice(world):
    give(world)
    with pytest.raises(Refused, match="already"):
        give(world)
    assert give(world, Terms("case.see", "department", highest=2)).highest == 2


def test_nobody_gives_himself_anything(world):
    with pytest.raises(Refused, match="himself"):
        give(world, to=world.admin)


def test_nothing_is_given_to_who_left(world):
    type(world.noura).objects.filter(pk=world.noura.pk).update(is_active=False)
    with pytest.raises(Refused, match="inactive"):
        give(world)


def test_nor_to_employees_of_another_entity(world):
    with pytest.raises(Refused):
        give(world, to=world.stranger)


def test_an_administrator_gives_every_verb_of_his_entity_to_others(world):
    assert give(world, Terms("grant.give", "entity"))
    assert world.noura.may("grant.give")


def test_strangers_give_nothing(world, stranger):
    with pytest.raises(Refused):
        give(world, to=world.majed, by=stranger)

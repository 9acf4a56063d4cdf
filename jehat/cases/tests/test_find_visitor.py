import pytest

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.people.models import User

from .refusing import refused

SARA = "1999901133"
WHO = {
    "an officer": (lambda world: world.noura.user, "Your role does not include this act."),
    "an administrator": (lambda world: world.admin.user, "Your role does not include this act."),
    "a beneficiary": (lambda world: world.imran, "This is for the employees of the entity."),
    "a colleague of another entity": (lambda world: world.stranger.user, "This is for the employees of the entity."),
}


def find(world, identity=SARA, by=None):
    return actions.find_visitor(by=by or world.salma.user, entity=world.entity, identity=identity)


def test_the_whole_number_finds_the_person_and_is_on_the_record(world):
    assert find(world) == [world.sara]
    event = Event.objects.get(verb="case.find_visitor")
    assert (event.by, event.entity_id, event.particulars) == (
        world.salma.user,
        world.entity.pk,
        {"found": [str(world.sara.pk)]},
    )
    assert SARA not in str(event.particulars)


def test_digits_of_any_script_will_do(world):
    assert find(world, "١٩٩٩٩٠١١٣٣") == [world.sara]


@pytest.mark.parametrize("typed", ["199990113", "sara", "+966500000113", "sara@example.test", "1000000008", "", "*"])
def test_nothing_less_or_else_finds_anybody(world, typed):
    assert find(world, typed) == []


def test_a_closed_account_is_not_found(world):
    User.objects.filter(pk=world.sara.pk).update(is_active=False)
    assert find(world) == []


@pytest.mark.parametrize(("who", "reason"), WHO.values(), ids=list(WHO))
def test_it_is_refused_to_strangers(world, who, reason):
    with refused("case.find_visitor", world.entity, by=who(world), reason=reason):
        find(world, by=who(world))

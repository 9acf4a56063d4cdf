"""An entity makes roles of its own."""

import pytest

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Role
from jehat.organization.terms import Terms

from .granted import NOTES, SEES


def create(world, *, by=None, code="follow", terms=(SEES, NOTES), entity=None):
    named = {"code": code, "name_ar": "متابعة", "name_en": "Follow-up"}
    return actions.create_role(by=by or world.admin.user, entity=entity or world.entity, terms=terms, **named)


def test_it_gives_what_was_chosen_for_it(world):
    role = create(world)
    assert {(one.verb, one.scope) for one in role.grants.standing()} == {
        ("case.see", "department"),
        ("case.note", "own"),
    }
    world.noura.role = role
    world.noura.save()
    assert world.noura.may("case.note") and not world.noura.may("case.reject")
    assert world.noura.standing().reaches_beyond_own("case.see")


def test_the_record_has_its_verbs(world):
    role = create(world)
    event = Event.objects.about(role).get()
    assert (event.verb, event.by) == ("role.create", world.admin.user)
    assert event.particulars == {"code": "follow", "verbs": ["case.note", "case.see"]}


def test_the_same_terms_twice_are_one(world):
    assert create(world, terms=[SEES, SEES]).grants.count() == 1


def test_two_roles_of_an_entity_have_two_codes(world):
    create(world)
    with pytest.raises(Refused, match="this code"):
        create(world)


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        (Terms("case.dance", "own"), "cannot be given at this entity"),
        (Terms("oversight.see", "across"), "cannot be given at this entity"),
        (Terms("organization.see", "own"), "so far or so narrow"),
        (Terms("case.see", "across"), "so far or so narrow"),
        (Terms("case.note", "own", highest=2), "neither secrecy"),
        (Terms("case.see", "own", highest=99), "neither secrecy"),
        (Terms("case.see", "own", amount=5), "neither secrecy"),
    ],
)
def test_nothing_is_given_that_cannot_be(world, terms, reason):
    with pytest.raises(Refused, match=reason):
        create(world, terms=[terms])
    assert not Role.objects.filter(code="follow").exists()


def test_strangers_make_no_role(world, stranger):
    with pytest.raises(Refused):
        create(world, by=stranger)

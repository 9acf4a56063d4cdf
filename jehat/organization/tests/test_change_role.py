"""What a role gives is changed for everybody who has it, from the next thing he asks for."""

import pytest

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Grant, Role
from jehat.organization.terms import Terms

from .granted import NOTES, SEES, fresh, keys_told


def change(world, role, terms, by=None):
    names = {"name_ar": "مختص", "name_en": "Specialist"}
    return actions.change_role(by=by or world.admin.user, role=role, terms=terms, **names)


def test_what_is_left_out_is_withdrawn_and_what_is_new_is_given(world):
    kept = world.noura.role.grants.get(verb="case.note")
    change(world, world.noura.role, [Terms.of(kept), SEES])
    assert world.noura.may("case.note") and not world.noura.may("case.reject")
    assert world.noura.standing().reaches_beyond_own("case.see")
    assert Grant.objects.get(pk=kept.pk).withdrawn_at is None
    gone = world.noura.role.grants.get(verb="case.reject")
    assert gone.withdrawn_by == world.admin.user
    role = Role.objects.get(pk=world.noura.role_id)
    assert role.name_en == "Specialist"


def test_the_record_says_what_was_given_and_taken(world):
    Grant.objects.filter(role=world.noura.role).exclude(verb="case.note").delete()
    change(world, world.noura.role, [SEES])
    told = Event.objects.about(world.noura.role).get().particulars
    assert told == {"given": ["case.see"], "taken": ["case.note"]}


def test_those_who_have_it_are_told(world):
    change(world, world.noura.role, [NOTES])
    assert keys_told(world.noura) == ["role.changed"] and keys_told(world.faisal) == ["role.changed"]
    assert keys_told(world.huda) == []


def test_a_new_name_alone_is_told_to_nobody(world):
    change(world, world.noura.role, [Terms.of(one) for one in world.noura.role.grants.standing()])
    assert keys_told(world.noura) == []


def test_nobody_changes_his_own_role(world):
    with pytest.raises(Refused, match="his own role"):
        change(world, world.admin.role, [SEES])


def test_a_retired_role_stays_as_it_was(world):
    clerk = Role.objects.get(entity=world.entity, code="clerk")
    actions.retire_role(by=world.admin.user, role=clerk)
    with pytest.raises(Refused, match="retired"):
        change(world, clerk, [SEES])


def test_somebody_is_left_who_grants(world):
    """Whoever grants by a permission of his own does not take it from the only others."""
    from tests.granting import give

    give(world.noura, "role.change")
    world.admin.role.grants.exclude(verb="grant.give").update(withdrawn_at=world.admin.created_at)
    with pytest.raises(Refused, match="Nobody would be left"):
        change(world, world.admin.role, [SEES], by=fresh(world.noura).user)


def test_strangers_change_no_role(world, stranger):
    with pytest.raises(Refused):
        change(world, Role.objects.get(entity=world.entity, code="clerk"), [], by=stranger)

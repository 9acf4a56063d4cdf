"""A role goes out of use once nobody has it."""

import pytest
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Employee, Grant, Role
from jehat.organization.terms import Terms

from .granted import fresh, keys_told


@pytest.fixture
def clerk(world):
    return Role.objects.get(entity=world.entity, code="clerk")


def test_it_is_given_to_nobody_any_more(world, clerk):
    clerk = actions.retire_role(by=world.admin.user, role=clerk)
    assert clerk.is_retired and clerk not in Role.objects.in_use()
    assert Event.objects.about(clerk).get().verb == "role.retire"
    place = {"department": world.permits, "role": clerk}
    with pytest.raises(Refused, match="retired"):
        actions.change_employee(by=world.admin.user, employee=world.noura, **place)


def test_who_left_with_it_does_not_come_back_with_it(world, clerk):
    type(world.noura).objects.filter(pk=world.noura.pk).update(role=clerk, is_active=False)
    actions.retire_role(by=world.admin.user, role=clerk)
    with pytest.raises(Refused, match="retired"):
        actions.reactivate_employee(by=world.admin.user, employee=world.noura)


def test_a_role_that_somebody_has_stays(world):
    with pytest.raises(Refused, match="still have this role"):
        actions.retire_role(by=world.admin.user, role=world.noura.role)


def test_it_is_retired_once(world, clerk):
    actions.retire_role(by=world.admin.user, role=clerk)
    with pytest.raises(Refused, match="was retired"):
        actions.retire_role(by=world.admin.user, role=clerk)


def test_strangers_retire_no_role(world, clerk, stranger):
    with pytest.raises(Refused):
        actions.retire_role(by=stranger, role=clerk)


@pytest.fixture
def officer(world):
    return world.noura.role


def test_whoever_has_it_moves_to_another(world, officer, clerk):
    people = set(officer.employees.values_list("pk", flat=True))
    actions.deactivate_employee(by=world.admin.user, employee=world.majed)
    actions.retire_role(by=world.admin.user, role=officer, to=clerk)
    assert set(clerk.employees.values_list("pk", flat=True)) >= people and not officer.employees.exists()
    line = Event.objects.about(officer).get()
    assert (line.verb, line.particulars) == ("role.retire", {"to": "clerk", "moved": len(people)})
    moves = Event.objects.filter(verb="organization.change_employee", subject_id__in=people)
    assert {one.particulars["role"] for one in moves} == {"clerk"} and moves.count() == len(people)
    assert keys_told(world.noura) == ["role.changed"] and keys_told(world.majed) == []
    assert fresh(world.noura).may("people.verify_identity")


def test_they_move_within_the_entity_to_a_role_in_use(world, officer, clerk):
    abroad = Role.objects.get(entity=world.other_entity, code="officer")
    Role.objects.filter(pk=clerk.pk).update(retired_at=timezone.now())
    for to in (officer, abroad, clerk):
        with pytest.raises(Refused, match="another role of the entity that is in use"):
            actions.retire_role(by=world.admin.user, role=officer, to=to)
    assert not Role.objects.get(pk=officer.pk).is_retired


def test_who_may_not_give_moves_nobody_to_more(world, officer, clerk):
    by = world.admin.user
    for verb in ("role.retire", "organization.change_employee"):
        actions.give_grant(by=by, employee=world.huda, terms=Terms(verb, "entity"))
    with pytest.raises(Refused, match="gives more than the one before"):
        actions.retire_role(by=world.huda.user, role=officer, to=clerk)
    with pytest.raises(Refused, match="gives more than the one before"):
        place = {"department": world.noura.department, "role": clerk}
        actions.change_employee(by=world.huda.user, employee=world.noura, **place)
    Grant.objects.of_role(clerk).exclude(verb="case.see").update(withdrawn_at=timezone.now())
    actions.retire_role(by=world.huda.user, role=officer, to=clerk)
    assert fresh(world.noura).role == clerk


def test_nobody_moves_himself(world, clerk):
    with pytest.raises(Refused, match="his own role"):
        actions.retire_role(by=world.admin.user, role=world.admin.role, to=clerk)


def test_who_gives_permissions_is_not_moved_away_whole(world, clerk):
    """The last who gives permissions has another role than the one he retires; his own is retired by nobody else."""
    other = Employee.objects.get(pk=world.huda.pk)
    for verb in ("role.retire", "organization.change_employee"):
        actions.give_grant(by=world.admin.user, employee=other, terms=Terms(verb, "entity"))
    Grant.objects.of_role(clerk).update(withdrawn_at=timezone.now())
    with pytest.raises(Refused, match="Nobody would be left"):
        actions.retire_role(by=other.user, role=world.admin.role, to=clerk)
    assert fresh(world.admin).role == world.admin.role

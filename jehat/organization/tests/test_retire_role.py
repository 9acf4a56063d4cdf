"""A role goes out of use once nobody has it."""

import pytest

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Role


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

"""A denial is stronger than whatever gives."""

import pytest
from django.utils import timezone

from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Employee
from tests.granting import give

from .granted import SEES, keys_told


def deny(world, verb="case.reject", *, to=None, by=None, **more):
    return actions.deny_grant(by=by or world.admin.user, employee=to or world.noura, verb=verb, **more)


def test_it_beats_role_and_single_grant(world):
    give(world.noura, "case.reject", scope="entity")
    deny(world)
    verdict = world.noura.may("case.reject")
    assert not verdict and "denied" in str(verdict.reason)
    assert world.faisal.may("case.reject")
    assert keys_told(world.noura) == ["grant.denied"]


def test_whatever_is_given_later_does_not_beat_it(world):
    deny(world, "case.see")
    actions.give_grant(by=world.admin.user, employee=world.noura, terms=SEES)
    assert not world.noura.may("case.see")


def test_a_narrow_denial_leaves_the_rest(world):
    give(world.noura, "case.see", scope="entity")
    deny(world, "case.see", scope="department")
    assert world.noura.may("case.see")
    reach = world.noura.reach("case.see")
    assert world.permits.pk not in reach.departments and world.legal.pk in reach.departments


def test_who_is_denied_is_not_counted_among_those_who_may(world):
    deny(world)
    found = Employee.objects.of(world.entity).who_may("case.reject", timezone.now())
    assert world.noura not in found and world.faisal in found


def test_somebody_is_left_who_grants(world):
    give(world.noura, "grant.deny")
    with pytest.raises(Refused, match="Nobody would be left"):
        deny(world, "grant.give", to=world.admin, by=Employee.objects.get(pk=world.noura.pk).user)
    assert world.admin.may("grant.give")


def test_nobody_denies_himself(world):
    with pytest.raises(Refused, match="himself"):
        deny(world, to=world.admin)


def test_strangers_deny_nothing(world, stranger):
    with pytest.raises(Refused):
        deny(world, to=world.majed, by=stranger)

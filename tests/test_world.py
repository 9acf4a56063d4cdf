"""The world that other tests stand on is as it says it is."""

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from jehat.organization.models import Employee
from tests.granting import verbs_of


def test_the_department_of_permits_has_three_officers_and_a_head(world):
    officers = Employee.objects.filter(department=world.permits, takes_cases=True)
    assert {officer.pk for officer in officers} == {world.noura.pk, world.faisal.pk, world.majed.pk}
    assert world.permits.head_id == world.huda.pk
    assert world.huda.standing().reaches_beyond_own("case.see")
    assert not world.noura.standing().reaches_beyond_own("case.see")


def test_what_nobody_takes_has_an_owner(world):
    assert world.entity.default_department == world.care
    assert world.care.head_id == world.salma.pk


def test_administrators_reach_no_case(world):
    assert not [verb for verb in verbs_of(world.admin.role) if verb.startswith("case.")]
    assert world.admin.may("organization.add_employee")


def test_the_stranger_works_elsewhere(world):
    assert world.stranger.entity == world.other_entity != world.entity


@pytest.mark.parametrize("typed", ["noura.perm", "1999901133", "0500000109"])
def test_the_cast_signs_in_with_one_password(world, typed):
    user = authenticate(RequestFactory().get("/"), identifier=typed, password=world.password)
    assert user in {world.noura.user, world.sara, world.imran}

"""Whom a verb reaches, asked of the database at once, is whom it reaches one by one."""

from datetime import timedelta
from itertools import product
from uuid import UUID

import pytest
from django.utils import timezone

from jehat.organization import actions
from jehat.organization.grants import Place
from jehat.organization.models import Employee
from jehat.organization.queries import employees_within
from tests.granting import give, take_all

from .granted import fresh

VERB = "presence.see"
SCOPES = ("own", "department", "subtree", "entity", "across")


def reached(employee) -> set[UUID]:
    """The accounts of those whom it reaches, which asking for each of them confirms."""
    reach = fresh(employee).reach(VERB)
    found = set(Employee.objects.filter(employees_within(reach)))
    everybody = Employee.objects.all()
    assert found == {one for one in everybody if reach.holds(Place(one.entity_id, one.department_id, one.pk))}
    return {one.user_id for one in found}


@pytest.fixture
def bare(world):
    """Nobody has the verb; Yousef's department stands below that of the others."""
    world.legal.parent = world.permits
    world.legal.save()
    for employee in Employee.objects.select_related("role"):
        employee.role.grants.filter(verb=VERB).delete()
        take_all(employee)
    return world


@pytest.mark.parametrize(("given", "denied"), [*product(SCOPES, (None, *SCOPES))])
def test_a_grant_less_a_denial(bare, given, denied):
    give(bare.noura, VERB, scope=given)
    if denied:
        give(bare.noura, VERB, scope=denied, effect="deny")
    found = reached(bare.noura)
    assert (bare.noura.user_id in found) == (denied is None)
    assert (bare.stranger.user_id in found) == (given == "across" and denied not in ("entity", "across"))


def test_a_colleague_reaches_no_more_than_who_let_him_act(bare):
    give(bare.huda, VERB, scope="entity")
    give(bare.huda, VERB, scope="department", effect="deny")
    give(bare.huda, "delegation.give", scope="own")
    now = timezone.now()
    time = {"since": now, "until": now + timedelta(days=3), "now": now}
    actions.give_delegation(by=bare.huda.user, giver=bare.huda, taker=bare.salma, wanted=(VERB,), **time)
    found = reached(bare.salma)
    assert bare.salma.user_id in found and bare.noura.user_id not in found
    give(bare.salma, VERB, scope="entity", effect="deny")
    assert reached(bare.salma) == set()

"""What was given singly is taken again, and bites on the next request."""

import pytest
from django.test import Client
from django.urls import reverse

from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Grant
from jehat.organization.terms import Terms
from tests.granting import give

from .granted import SEES, keys_told


@pytest.fixture
def given(world):
    return actions.give_grant(by=world.admin.user, employee=world.noura, terms=SEES)


def test_it_is_over_and_stays_known(world, given, recorded):
    grant = actions.withdraw_grant(by=world.admin.user, grant=given)
    assert not world.noura.standing().reaches_beyond_own("case.see")
    assert Grant.objects.get(pk=grant.pk).withdrawn_by == world.admin.user
    assert keys_told(world.noura) == ["grant.given", "grant.withdrawn"]


def test_it_bites_on_the_next_request(world, given):
    client = Client()
    client.force_login(world.noura.user)
    assert client.get(reverse("cases:team")).status_code == 200
    actions.withdraw_grant(by=world.admin.user, grant=given)
    assert client.get(reverse("cases:team")).status_code == 404


def test_a_denial_is_withdrawn_too(world):
    denial = actions.deny_grant(by=world.admin.user, employee=world.noura, verb="case.note")
    actions.withdraw_grant(by=world.admin.user, grant=denial)
    assert world.noura.may("case.note")


def test_what_comes_with_a_role_is_changed_there(world):
    with pytest.raises(Refused, match="comes with a role"):
        actions.withdraw_grant(by=world.admin.user, grant=world.noura.role.grants.first())


def test_nobody_lifts_his_own_denial(world):
    (denial,) = give(world.admin, "organization.see", effect="deny")
    with pytest.raises(Refused, match="himself"):
        actions.withdraw_grant(by=world.admin.user, grant=denial)


def test_it_is_withdrawn_once(world, given):
    actions.withdraw_grant(by=world.admin.user, grant=given)
    with pytest.raises(Refused, match="already"):
        actions.withdraw_grant(by=world.admin.user, grant=given)


def test_somebody_is_left_who_grants(world):
    actions.give_grant(by=world.admin.user, employee=world.noura, terms=Terms("grant.withdraw", "entity"))
    only = actions.give_grant(by=world.admin.user, employee=world.faisal, terms=Terms("grant.give", "entity"))
    world.admin.role.grants.filter(verb="grant.give").update(withdrawn_at=only.given_at)
    with pytest.raises(Refused, match="Nobody would be left"):
        actions.withdraw_grant(by=world.noura.user, grant=only)


def test_strangers_withdraw_nothing(world, given, stranger):
    with pytest.raises(Refused):
        actions.withdraw_grant(by=stranger, grant=given)

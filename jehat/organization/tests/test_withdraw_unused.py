"""What somebody has and does not use is taken from him in one press, and he is told once."""

import pytest

from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Grant, Surplus
from jehat.organization.terms import Terms

from .granted import after_the_night, fresh, keys_told, long_since


@pytest.fixture
def noura(world):
    actions.give_grant(by=world.admin.user, employee=world.noura, terms=Terms("reply.write_entity", "entity"))
    long_since()
    after_the_night()
    return world.noura


def test_a_single_grant_is_withdrawn_and_what_the_role_gives_is_denied(world, noura):
    before = Surplus.objects.get(employee=noura).unused
    wanted = ["case.reject", "reply.write_entity"]
    actions.withdraw_unused(by=world.admin.user, employee=noura, wanted=wanted)
    assert not any(fresh(noura).may(verb) for verb in wanted) and fresh(noura).may("case.note")
    assert world.faisal.may("case.reject")
    denial = Grant.objects.get(employee=noura, effect="deny")
    assert (denial.verb, denial.scope, denial.given_by) == ("case.reject", "entity", world.admin.user)
    lines = Event.objects.filter(by=world.admin.user).order_by("pk").values_list("verb", flat=True)
    assert list(lines)[-3:] == ["grant.withdraw", "grant.deny", "grant.withdraw_unused"]
    assert keys_told(noura) == ["grant.given", "grant.withdrawn"]
    assert Surplus.objects.get(employee=noura).unused == before - 2


def test_what_was_used_meanwhile_stays(world, noura):
    record("case.reject", world.entity, by=noura.user)
    after_the_night()
    for wanted in (["case.reject"], ["case.ask", "case.reject"], ["people.verify_identity"], []):
        with pytest.raises(Refused, match="Look again"):
            actions.withdraw_unused(by=world.admin.user, employee=noura, wanted=wanted)
    assert fresh(noura).may("case.ask")


def test_nobody_takes_from_himself(world, noura):
    with pytest.raises(Refused, match="himself"):
        actions.withdraw_unused(by=world.admin.user, employee=world.admin, wanted=["message.resend"])


def test_it_takes_withdrawing_and_denying(world, noura):
    actions.give_grant(by=world.admin.user, employee=world.huda, terms=Terms("grant.withdraw", "entity"))
    with pytest.raises(Refused):
        actions.withdraw_unused(by=world.huda.user, employee=noura, wanted=["case.reject"])
    actions.give_grant(by=world.admin.user, employee=world.huda, terms=Terms("grant.deny", "entity"))
    actions.withdraw_unused(by=world.huda.user, employee=noura, wanted=["case.reject"])


def test_the_last_who_gives_permissions_keeps_that(world, noura):
    for verb in ("grant.withdraw", "grant.deny"):
        actions.give_grant(by=world.admin.user, employee=world.huda, terms=Terms(verb, "entity"))
    with pytest.raises(Refused, match="Look again|Nobody would be left"):
        actions.withdraw_unused(by=world.huda.user, employee=world.admin, wanted=["grant.give"])
    assert fresh(world.admin).may("grant.give")


def test_strangers_take_nothing(world, noura, stranger):
    with pytest.raises(Refused):
        actions.withdraw_unused(by=stranger, employee=noura, wanted=["case.reject"])
    assert fresh(noura).may("case.reject")

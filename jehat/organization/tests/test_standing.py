"""What an employee may do now, and how far: scopes, denials and what a page asks of the database."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from jehat.core.crypto.ids import uuid7
from jehat.core.remembered import remembering
from jehat.organization.grants import Place
from jehat.organization.models import Employee, Grant
from tests.granting import give, leave_only, take_all


@pytest.fixture
def places(world):
    """Noura's own, her department's, that of the one below it, the rest of the entity, another entity."""
    world.legal.parent = world.permits
    world.legal.save()
    return {
        "own": Place(world.entity.pk, world.care.pk, world.noura.pk),
        "department": Place(world.entity.pk, world.permits.pk, world.faisal.pk),
        "subtree": Place(world.entity.pk, world.legal.pk, world.yousef.pk),
        "entity": Place(world.entity.pk, world.care.pk, world.salma.pk),
        "across": Place(world.other_entity.pk, uuid7(), world.stranger.pk),
    }


@pytest.mark.parametrize("scope", ["own", "department", "subtree", "entity", "across"])
def test_each_scope_takes_in_those_before_it(world, places, scope):
    leave_only(world.noura.role, "case.see", scope=scope)
    reached = [name for name, place in places.items() if world.noura.may("case.see", place)]
    assert reached == list(places)[: list(places).index(scope) + 1]


def test_what_is_seen_bounds_what_is_done(world, places):
    leave_only(world.noura.role, "case.note", scope="entity")
    assert world.noura.may("case.note") and not world.noura.may("case.note", places["own"])
    give(world.noura, "case.see", scope="own")
    assert world.noura.may("case.note", places["own"]) and not world.noura.may("case.note", places["entity"])


def test_how_secret_a_thing_is_counts_for_what_sees_it(world):
    secret = Place(world.entity.pk, world.permits.pk, world.noura.pk, rank=3)
    assert not world.noura.may("case.note", secret)
    give(world.noura, "case.see", scope="own", highest=3)
    assert world.noura.may("case.note", secret)


def test_an_amount_has_a_cap(world):
    give(world.noura, "voucher.approve", amount=Decimal("1000"))
    assert world.noura.may("voucher.approve", amount=Decimal("1000"))
    verdict = world.noura.may("voucher.approve", amount=Decimal("1000.01"))
    assert not verdict and "amount" in str(verdict.reason)


def test_the_head_reaches_what_waits_below_his_department(world, places):
    leave_only(world.huda.role, "case.see", scope="own")
    assert world.huda.may("case.see", Place(world.entity.pk, world.legal.pk))
    assert not world.huda.may("case.see", places["subtree"])


def test_the_reasons_stand_with_what_is_given(world):
    (single,) = give(world.noura, "case.see", scope="department", until=timezone.now() + timedelta(days=3))
    held = {one.grant: one for one in world.noura.standing().good("case.see")}
    assert held[single.pk].role is None and held[single.pk].ends == single.until
    by_role = world.noura.role.grants.get(verb="case.see")
    assert held[by_role.pk].role == world.noura.role_id and held[by_role.pk].ends is None


def test_who_has_nothing_may_nothing(world):
    take_all(world.noura.role)
    assert not world.noura.may("case.see") and not world.noura.reach("case.see")
    assert str(world.noura.may("case.see").reason) == "Your role does not include this act."


def test_a_page_asks_once_for_all_that_it_shows(world, django_assert_num_queries):
    with remembering(), django_assert_num_queries(2):
        for verb in ("case.see", "case.note", "organization.see"):
            world.huda.may(verb)
            world.huda.reach(verb)


def test_outside_a_page_it_is_asked_anew(world):
    with transaction.atomic():
        assert world.noura.may("case.note")
        take_all(world.noura.role)
        assert not world.noura.may("case.note")


def test_who_may_is_asked_of_all_at_once(world):
    now = timezone.now()
    found = Employee.objects.of(world.entity).who_may("case.classify", now)
    assert set(found) == {world.huda, world.salma}
    give(world.noura, "case.classify")
    give(world.huda, "case.classify", effect="deny")
    assert set(found.all()) == {world.noura, world.salma}


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": None, "employee": None},
        {"scope": "one"},
        {"effect": "deny", "highest": 2},
        {"until": timezone.now() - timedelta(days=400)},
        {"cause": "task"},
    ],
)
def test_the_database_keeps_grants_in_shape(world, wrong):
    given = {"entity": world.entity, "employee": world.noura, "verb": "case.see"} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(**given)

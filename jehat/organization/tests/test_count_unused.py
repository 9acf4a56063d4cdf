"""In the night it is counted who has more than he uses, at the same cost for few as for many."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.audit.record import record
from jehat.organization import actions, jobs, uses
from jehat.organization.models import Grant, Surplus, VerbUse

from .granted import NOTES, SEES, after_the_night, fresh, long_since


@pytest.fixture
def settled(world):
    long_since()
    return world


def idle(employee) -> list[str]:
    return uses.unused([fresh(employee)], timezone.now())[employee.pk][0]


def test_what_is_had_and_not_used_is_counted(settled, world):
    record("case.note", world.entity, by=world.noura.user)
    after_the_night()
    surplus = Surplus.objects.get(employee=world.noura)
    assert "case.note" not in idle(world.noura) and "case.complete" in idle(world.noura)
    assert (surplus.unused, surplus.held) == (len(idle(world.noura)), 14)
    first = uses.with_more(world.entity).first()
    assert first.employee == world.admin and first.unused > surplus.unused


def test_what_was_used_long_ago_is_not_used(settled, world):
    VerbUse.objects.create(
        entity=world.entity, employee=world.noura, verb="case.note", last_at=timezone.now() - timedelta(days=91)
    )
    assert "case.note" in idle(world.noura)
    VerbUse.objects.update(last_at=timezone.now() - timedelta(days=89))
    assert "case.note" not in idle(world.noura)


def test_who_came_lately_and_what_was_given_lately_are_not_judged(world):
    assert idle(world.noura) == []
    long_since()
    before = len(idle(world.noura))
    actions.give_grant(by=world.admin.user, employee=world.noura, terms=SEES)
    assert "case.see" not in idle(world.noura) and len(idle(world.noura)) == before - 1


def test_reading_leaves_no_line_and_is_not_judged(settled, world):
    assert not set(idle(world.huda)) & uses.UNSEEN


def test_what_is_denied_delegated_or_caused_is_not_his_to_lose(settled, world):
    actions.deny_grant(by=world.admin.user, employee=world.noura, verb=NOTES.verb)
    now = timezone.now()
    asked = {"wanted": ["case.classify"], "since": now, "until": now + timedelta(days=3)}
    actions.give_delegation(by=world.huda.user, giver=world.huda, taker=world.noura, **asked)
    assert not {NOTES.verb, "case.classify"} & set(idle(world.noura))


def test_a_role_of_which_nobody_uses_something(settled, world):
    officer = world.noura.role
    assert "case.reject" in uses.unused_of_roles(world.entity, timezone.now())[officer.pk]
    record("case.reject", world.entity, by=world.faisal.user)
    after_the_night()
    assert "case.reject" not in uses.unused_of_roles(world.entity, timezone.now())[officer.pk]
    assert dict(uses.roles_with_more(world.entity, timezone.now()))[world.admin.role]


def test_it_costs_as_many_questions_for_many(settled, world, django_assert_max_num_queries):
    people = [world.noura, world.faisal, world.majed, world.huda, world.salma, world.admin]
    with django_assert_max_num_queries(3 + 8):
        uses.unused(people, timezone.now())
    with django_assert_max_num_queries(20):
        actions.count_unused(entity=world.entity)
    assert Grant.objects.exists()


def test_the_clock_reads_and_counts(settled, world):
    record("case.note", world.entity, by=world.noura.user)
    jobs.count_uses(0)
    assert Surplus.objects.filter(employee=world.noura).exists()
    assert Surplus.objects.filter(entity=world.other_entity).exists()

"""Whoever stands in for an absent colleague works on what that one holds, while he is away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.cases import actions, permissions, queries
from jehat.cases.models import Case
from jehat.core.verdict import Refused
from jehat.organization.actions import end_absence, record_absence

DAY = timedelta(days=1)


@pytest.fixture
def away(world, opened):
    """Noura, who holds the case, is away; Salma of another department stands in."""
    now = timezone.now()
    return record_absence(
        by=world.admin.user, employee=world.noura, substitute=world.salma, since=now - DAY, until=now + DAY
    )


def seen_by(employee):
    return set(Case.objects.worked_by(employee))


def test_he_sees_it_and_works_on_it(world, opened, away):
    assert seen_by(world.salma) == {opened}
    assert actions.comment(by=world.salma.user, case=opened, text="I stand in for her.")
    assert permissions.can_complete(world.salma.user, opened)


def test_only_while_she_is_away(world, opened, away):
    end_absence(by=world.admin.user, absence=away)
    assert seen_by(world.salma) == set()
    with pytest.raises(Refused):
        actions.comment(by=world.salma.user, case=opened, text="Still here")


def test_only_what_she_holds(world, opened, away):
    other = actions.submit(by=world.imran, kind=world.kind, subject="Another")
    assert other.assignee != world.noura
    assert seen_by(world.salma) == {opened}


def test_it_has_its_own_list(world, opened, away):
    now = timezone.now()
    assert list(queries.inbox_views(world.salma, now=now)["standing_in"]) == [opened]
    assert "standing_in" not in queries.inbox_views(world.faisal, now=now)


def test_nobody_stands_in_for_a_case_of_his_own(world, away):
    record = Case.objects.filter(assignee=world.noura).first()
    Case.objects.filter(pk=record.pk).update(beneficiary=world.salma.user)
    record.refresh_from_db()
    assert not permissions.can_complete(world.salma.user, record)

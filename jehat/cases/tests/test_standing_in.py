"""Whoever stands in for an absent colleague works on what that one holds, while he is away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.cases import actions, permissions, queries
from jehat.cases.models import Case
from jehat.core.verdict import Refused
from jehat.organization.actions import end_absence, record_absence
from jehat.organization.models import Absence

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


def test_he_assigns_and_refers_what_she_holds(world, opened, away):
    assert permissions.can_assign(world.salma.user, opened) and permissions.can_refer(world.salma.user, opened)
    given = actions.assign(by=world.salma.user, case=opened, to=world.faisal)
    assert given.assignee == world.faisal
    # It is hers no more, so it is not his to stand in for.
    assert not permissions.can_refer(world.salma.user, given)


def test_he_refers_it_on_in_her_place(world, opened, away):
    gone = actions.refer(by=world.salma.user, case=opened, to=world.legal, note="For your opinion")
    assert gone.department == world.legal


def test_when_its_time_is_over_he_does_nothing_more(world, opened, away):
    Absence.objects.filter(pk=away.pk).update(until=timezone.now() - timedelta(seconds=1))
    for verb, given in (("assign", {"to": world.faisal}), ("refer", {"to": world.legal, "note": "Late"})):
        with pytest.raises(Refused):
            getattr(actions, verb)(by=world.salma.user, case=opened, **given)


def test_before_its_time_he_does_nothing_yet(world, opened, away):
    now = timezone.now()
    Absence.objects.filter(pk=away.pk).update(since=now + DAY, until=now + 2 * DAY)
    assert not permissions.can_assign(world.salma.user, opened) and seen_by(world.salma) == set()


def test_the_queue_of_her_department_is_not_his(world, opened, away):
    waiting = actions.submit(by=world.imran, kind=world.kind, subject="Another")
    Case.objects.filter(pk=waiting.pk).update(assignee=None, status="triage")
    waiting.refresh_from_db()
    assert waiting not in seen_by(world.salma)
    assert not permissions.can_assign(world.salma.user, waiting)

"""Behind the walls a beneficiary sees those employees who hold or held a case of his, or head where it is."""

import pytest
from django.db import connection

from jehat.cases import actions
from jehat.cases.models import Case
from jehat.core.walls import seen_as
from jehat.organization.models import Employee


def seen(person) -> set:
    with seen_as.person(person.pk):
        return set(Employee.objects.values_list("pk", flat=True))


def test_who_filed_nothing_sees_nobody(world):
    assert seen(world.imran) == set()


def test_who_holds_who_held_and_who_heads(world, opened):
    assert world.noura.pk in seen(world.sara)
    assert world.faisal.pk not in seen(world.sara)
    actions.assign(by=world.noura.user, case=opened, to=world.faisal)
    assert {world.noura.pk, world.faisal.pk, world.huda.pk} <= seen(world.sara)
    assert not {world.majed.pk, world.stranger.pk} & seen(world.sara)
    assert seen(world.imran) == set()


@pytest.mark.parametrize("sees", ["sara", "imran"])
def test_to_be_asked_for_holders_opens_nothing_else(world, opened, sees):
    person = getattr(world, sees)
    with seen_as.person(person.pk):
        list(Employee.objects.all())
        assert Case.objects.filter(beneficiary=world.sara).exists() == (sees == "sara")


def test_within_one_question_the_rest_stays_behind_its_walls(world, opened):
    other = actions.submit(by=world.imran, kind=world.kind, subject="Another")
    with seen_as.person(world.sara.pk), connection.cursor() as cursor:
        # For each case of the join employees are asked for, and then cases again.
        cursor.execute(
            "SELECT e.id, k.id FROM organization_employee AS e CROSS JOIN LATERAL"
            " (SELECT id FROM cases_case WHERE id IN (%s, %s) AND e.id IS NOT NULL) AS k",
            [opened.pk, other.pk],
        )
        found = cursor.fetchall()
    assert found and {case for _employee, case in found} == {opened.pk}

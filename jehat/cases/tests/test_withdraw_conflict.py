import pytest
from django.urls import reverse

from jehat.cases import actions
from jehat.cases.models import Conflict
from jehat.core.verdict import Refused


@pytest.fixture
def conflict(world, opened):
    return actions.declare_conflict(by=world.huda.user, case=opened, relation="kin", employee=world.majed)


def test_he_may_have_cases_of_the_beneficiary_again(world, conflict):
    actions.withdraw_conflict(by=world.huda.user, conflict=conflict)
    assert not Conflict.objects.standing().exists()
    assert world.majed in {actions.submit(by=world.sara, kind=world.kind, subject="New").assignee for _ in range(4)}


def test_nobody_lets_himself_in_again_nor_does_a_stranger(world, conflict):
    for wrong in (
        world.majed.user,
        world.faisal.user,
        world.salma.user,
        world.stranger.user,
        world.admin.user,
        world.sara,
    ):
        with pytest.raises(Refused):
            actions.withdraw_conflict(by=wrong, conflict=conflict)
    assert Conflict.objects.standing().exists()


def test_it_is_withdrawn_once(world, conflict):
    actions.withdraw_conflict(by=world.huda.user, conflict=conflict)
    with pytest.raises(Refused):
        actions.withdraw_conflict(by=world.huda.user, conflict=conflict)


def test_the_page_withdraws_it(world, opened, conflict, client):
    client.force_login(world.huda.user)
    assert client.post(reverse("cases:withdraw_conflict", args=[opened.number, conflict.pk])).status_code == 302
    assert not Conflict.objects.standing().exists()


def test_a_program_withdraws_it(world, opened, conflict, client):
    client.force_login(world.huda.user)
    assert client.delete(f"/api/v1/cases/{opened.number}/conflicts/{conflict.pk}").status_code == 204

import pytest
from django.urls import reverse

from jehat.cases import actions
from jehat.cases.models import Rule
from jehat.core.verdict import Refused

from .refusing import who_may_not


@pytest.fixture
def rule(world):
    return actions.add_rule(by=world.huda.user, department=world.permits, to_employee=world.majed)


def test_it_is_asked_no_more(world, rule, client):
    client.force_login(world.huda.user)
    assert client.post(reverse("cases:remove_rule", args=["PERM", rule.position])).status_code == 302
    takers = {actions.submit(by=world.sara, kind=world.kind, subject="A wall").assignee for _ in range(3)}
    assert len(takers) == 3 and not Rule.objects.exists()


def test_it_is_refused_to_others_and_a_second_time(world, rule):
    known = {"department": world.permits, "position": rule.position}
    for person in who_may_not(world, world.noura):
        if person != world.admin.user:
            with pytest.raises(Refused):
                actions.remove_rule(by=person, **known)
    actions.remove_rule(by=world.admin.user, **known)
    with pytest.raises(Refused):
        actions.remove_rule(by=world.admin.user, **known)


def test_a_program_removes_it(world, rule, client):
    client.force_login(world.huda.user)
    assert client.delete(f"/api/v1/cases/distribution/PERM/rules/{rule.position}").status_code == 204

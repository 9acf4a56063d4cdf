"""Two employees side by side, and the role of the one given to the other."""

import pytest
from django.test import Client
from django.urls import reverse

from jehat.organization import actions, effective
from jehat.organization.terms import Terms


def page_of(employee, other=None):
    address = reverse("organization:compare", args=[employee.pk])
    return f"{address}?with={other.pk}&department={other.department.code}" if other else address


def test_what_differs_is_said_with_its_reasons(world, as_admin):
    actions.give_grant(by=world.admin.user, employee=world.noura, terms=Terms("reply.write_entity", "entity"))
    actions.deny_grant(by=world.admin.user, employee=world.faisal, verb="case.note")
    pairs = {str(pair.says): pair for pair in effective.compared(world.noura, world.faisal)}
    assert len(pairs) == 2
    given = next(pair for pair in pairs.values() if pair.other is None)
    assert [reason.kind for reason in given.one.reasons] == [effective.SINGLE]
    denied = next(pair for pair in pairs.values() if pair.other)
    assert not denied.other.is_allowed and denied.one.is_allowed


def test_the_page_costs_the_same_however_much_differs(world, as_admin, django_assert_max_num_queries):
    as_admin.get(page_of(world.noura, world.huda))
    with django_assert_max_num_queries(28):
        page = as_admin.get(page_of(world.noura, world.huda))
    assert page.context["rows"] and page.context["gives_role"]


def test_equals_are_equal(world, as_admin):
    page = as_admin.get(page_of(world.noura, world.faisal))
    assert page.context["rows"] == [] and not page.context["gives_role"]


def test_the_same_role_is_given(world, as_admin):
    address = reverse("organization:give_same_role", args=[world.noura.pk])
    as_admin.get(page_of(world.noura))
    assert as_admin.post(address, {"with": world.huda.pk}).status_code == 302
    world.noura.refresh_from_db()
    assert world.noura.role == world.huda.role
    assert as_admin.post(address, {"with": "nobody"}).status_code == 404
    assert as_admin.post(address, {"with": world.stranger.pk}).status_code == 404


def test_nobody_gives_himself_the_role_of_another(world, as_admin):
    as_admin.get(page_of(world.admin))
    as_admin.post(reverse("organization:give_same_role", args=[world.admin.pk]), {"with": world.huda.pk})
    role = world.admin.role
    world.admin.refresh_from_db()
    assert world.admin.role == role


@pytest.mark.parametrize("who", ["noura", "huda", "stranger", "sara"])
def test_it_is_for_administrators(world, who):
    somebody = getattr(world, who)
    client = Client()
    client.force_login(getattr(somebody, "user", somebody))
    assert client.get(page_of(world.noura)).status_code == 403

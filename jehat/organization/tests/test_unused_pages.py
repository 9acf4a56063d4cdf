"""The pages of what is had and not used: of whom, and taking it away with one confirmation."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jehat.audit.record import record
from jehat.organization import actions, verbs
from jehat.organization.models import Employee, Grant, Role
from jehat.organization.terms import Terms
from jehat.people.models import SignIn, User

from .granted import after_the_night, fresh, long_since


def page_of(name, *args):
    return reverse(f"organization:{name}", args=args)


@pytest.fixture
def settled(world):
    actions.give_grant(by=world.admin.user, employee=world.noura, terms=Terms("reply.write_entity", "entity"))
    for verb in ("case.open", "case.note"):
        record(verb, world.entity, by=world.noura.user)
    long_since()
    after_the_night()
    return world


def test_who_has_the_most_unused_comes_first(settled, world, as_admin):
    page = as_admin.get(page_of("unused")).context["page"]
    counts = [one.unused for one in page]
    assert counts == sorted(counts, reverse=True) and counts[0] and page[0].employee == world.admin
    narrowed = as_admin.get(page_of("unused"), {"department": world.care.code}).context["page"]
    assert narrowed and all(one.employee.department == world.care for one in narrowed)


def test_what_is_marked_is_taken_away(settled, world, as_admin):
    address = page_of("unused_of", world.noura.pk)
    shown = {one.verb for part in as_admin.get(address).context["parts"] for one in part.lines}
    assert {"reply.write_entity", "case.reject"} <= shown and not {"case.see", "case.note"} & shown
    answer = as_admin.post(address, {"verbs": ["reply.write_entity", "case.reject"]})
    assert answer.status_code == 302
    assert not fresh(world.noura).may("case.reject") and fresh(world.noura).may("case.complete")


@pytest.mark.parametrize("verb", ["", "case.note", "grant.give"])
def test_what_does_not_fit_is_said(settled, world, as_admin, verb):
    page = as_admin.post(page_of("unused_of", world.noura.pk), {"verbs": verb} if verb else {"step": "take"})
    assert page.status_code == 422 and page.context["form"].errors
    assert fresh(world.noura).may("case.note")


def test_a_role_loses_what_nobody_uses(settled, world, as_admin):
    officer = Role.objects.get(entity=world.entity, code="officer")
    page = as_admin.get(page_of("unused"), {"of": "roles"}).context["page"]
    assert officer in [role for role, _idle in page]
    address = page_of("unused_of_role", "officer")
    assert "case.reject" in [one.verb for one in as_admin.get(address).context["lines"]]
    assert as_admin.post(address, {"verbs": ["case.reject", "case.refer"]}).status_code == 302
    assert not fresh(world.faisal).may("case.reject") and fresh(world.faisal).may("case.note")


def test_nobody_takes_from_himself_or_his_role(settled, world, as_admin):
    assert not as_admin.get(page_of("unused_of", world.admin.pk)).context["may_withdraw_unused"]
    assert not as_admin.get(page_of("unused_of_role", "entity_admin")).context["may_change"]
    assert as_admin.post(page_of("unused_of_role", "entity_admin"), {"verbs": "message.resend"}).status_code == 422


def test_it_asks_who_it_is(settled, world, as_admin):
    as_admin.get(page_of("unused"))
    SignIn.objects.update(confirmed_at=timezone.now() - timedelta(minutes=10))
    for address in (page_of("unused_of", world.noura.pk), page_of("unused_of_role", "officer")):
        page = as_admin.post(address, {"verbs": "case.reject"})
        assert page.status_code == 422 and page.context["marked"] == ["case.reject"]
    assert fresh(world.noura).may("case.reject")


def test_strangers_see_none_of_it(settled, world, stranger):
    client = Client()
    client.force_login(stranger)
    for address in (page_of("unused"), page_of("unused_of", world.noura.pk), page_of("unused_of_role", "officer")):
        assert client.get(address).status_code == 403


def test_who_is_elsewhere_is_not_there(settled, world, as_admin):
    assert as_admin.get(page_of("unused_of", world.stranger.pk)).status_code == 404


def test_three_hundred_verbs_and_five_thousand_employees(world, as_admin, monkeypatch, django_assert_max_num_queries):
    says = "To do a thing of which there are many"
    many = {f"case.thing_{n}": verbs.Grantable(f"case.thing_{n}", says, verbs.PLACES) for n in range(300)}
    known = verbs.known
    monkeypatch.setattr(verbs, "known", lambda entity: known(entity) | many)
    officer = world.noura.role
    users = User.objects.bulk_create(
        User(username=f"many{n}", first_ar="سالم", family_ar="السهيل") for n in range(5000)
    )
    # Some of them have the role of three hundred, all of them a role.
    clerk = Role.objects.get(entity=world.entity, code="clerk")
    place = {"entity": world.entity, "department": world.permits}
    Employee.objects.bulk_create(
        Employee(user=user, role=officer if n % 50 == 0 else clerk, **place) for n, user in enumerate(users)
    )
    Grant.objects.bulk_create(Grant(entity=world.entity, role=officer, verb=verb, scope="own") for verb in many)
    long_since()
    with django_assert_max_num_queries(150):
        actions.count_unused(entity=world.entity)
    as_admin.get(page_of("unused"))
    for address, most in (
        (page_of("unused"), 20),
        (page_of("unused") + "?of=roles", 22),
        (page_of("unused_of", world.noura.pk), 30),
        (page_of("unused_of_role", "officer"), 24),
        (page_of("permissions_of", world.noura.pk), 24),
        (page_of("compare", world.noura.pk) + f"?department=CX&with={world.salma.pk}", 34),
    ):
        with django_assert_max_num_queries(most):
            page = as_admin.get(address)
        assert page.status_code == 200 and len(page.content) < 500 * 1024, (address, len(page.content))

"""What an employee may do and why, and how a single permission is given, denied and withdrawn on its pages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jehat.organization import actions, effective
from jehat.organization.models import Grant
from jehat.organization.terms import Terms
from jehat.people.models import SignIn


@pytest.fixture
def noura(world):
    """Noura with her role, one permission given, one denied, one delegated by Huda."""
    by = world.admin.user
    actions.give_grant(by=by, employee=world.noura, terms=Terms("reply.write_entity", "entity"))
    actions.deny_grant(by=by, employee=world.noura, verb="case.reject")
    now = timezone.now()
    asked = {"wanted": ["case.classify"], "since": now, "until": now + timedelta(days=3)}
    actions.give_delegation(by=world.huda.user, giver=world.huda, taker=world.noura, **asked)
    return world.noura


def page_of(name, *args):
    return reverse(f"organization:{name}", args=args)


def test_every_verb_has_its_reason(world, noura):
    lines = {line.verb: line for line in effective.lines_of(noura)}
    assert lines["case.note"].kinds == {effective.ROLE}
    assert [one.name for one in lines["reply.write_entity"].reasons] == [world.admin.name]
    assert lines["case.reject"].kinds == {effective.ROLE, effective.DENIED} and not lines["case.reject"].is_allowed
    (reason,) = lines["case.classify"].reasons
    assert (reason.kind, reason.name) == (effective.DELEGATED, world.huda.name) and reason.until
    for verb, line in lines.items():
        assert line.is_allowed == bool(noura.may(verb)), verb


def test_the_page_shows_them_and_is_narrowed(as_admin, noura, django_assert_max_num_queries):
    address = page_of("permissions_of", noura.pk)
    as_admin.get(address)
    with django_assert_max_num_queries(22):
        page = as_admin.get(address)
    assert page.status_code == 200

    def verbs_at(**query):
        return [line.verb for part in as_admin.get(address, query).context["parts"] for line in part.lines]

    assert verbs_at(show="denied") == ["case.reject"]
    assert verbs_at(show="single") == ["reply.write_entity"]
    assert "case.classify" in verbs_at(show="delegated")
    assert verbs_at(q="case.note") == ["case.note"]
    assert verbs_at(q="nothing at all") == []


@pytest.mark.parametrize("page", ["permissions_of", "give_grant", "deny_grant"])
def test_strangers_see_none_of_it(world, stranger, page):
    client = Client()
    client.force_login(stranger)
    assert client.get(page_of(page, world.noura.pk)).status_code == 403


@pytest.mark.parametrize("page", ["permissions_of", "give_grant", "deny_grant"])
def test_an_employee_of_another_entity_is_not_there(world, as_admin, page):
    assert as_admin.get(page_of(page, world.stranger.pk)).status_code == 404


def test_a_permission_is_given_until_a_day(world, as_admin):
    today = timezone.localdate()
    given = {"verb": "case.see", "scope": "department", "highest": "1", "last_day": today + timedelta(days=2)}
    answer = as_admin.post(page_of("give_grant", world.noura.pk), given)
    assert answer.status_code == 302
    grant = world.noura.grants.get()
    assert (grant.verb, grant.scope, grant.highest) == ("case.see", "department", 1)
    assert timezone.localdate(grant.until) == today + timedelta(days=3)
    assert world.noura.may("case.see") and world.noura.standing().reaches_beyond_own("case.see")


def test_what_begins_later_is_still_to_come(world, as_admin):
    given = {"verb": "case.see", "scope": "department", "highest": "0"}
    given["first_day"] = timezone.localdate() + timedelta(days=5)
    assert as_admin.post(page_of("give_grant", world.noura.pk), given).status_code == 302
    page = as_admin.get(page_of("permissions_of", world.noura.pk))
    assert page.context["to_come"]
    assert not world.noura.standing().reaches_beyond_own("case.see")


def test_a_denial_bites_at_once(world, as_admin):
    assert world.noura.may("case.note")
    as_admin.post(page_of("deny_grant", world.noura.pk), {"verb": "case.note", "scope": "entity"})
    assert not world.noura.may("case.note")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"verb": ""}, "verb"),
        ({"scope": "across"}, "scope"),
        ({"first_day": "2030-02-02", "last_day": "2030-02-01"}, "last_day"),
        ({"last_day": "2020-02-01"}, "last_day"),
        ({"highest": "8"}, "highest"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(world, as_admin, wrong, field):
    given = {"verb": "case.see", "scope": "department", "highest": "0"} | wrong
    page = as_admin.post(page_of("give_grant", world.noura.pk), given)
    assert page.status_code == 422 and field in page.context["form"].errors
    assert not Grant.objects.filter(employee=world.noura).exists()


def test_it_is_withdrawn_with_one_press(world, as_admin, noura):
    grant = noura.grants.get(verb="case.reject")
    assert as_admin.post(page_of("withdraw_grant", grant.pk)).status_code == 302
    assert noura.may("case.reject")


def test_who_was_not_proved_just_now_is_asked(world, as_admin, noura):
    as_admin.get(page_of("permissions_of", noura.pk))
    SignIn.objects.update(confirmed_at=timezone.now() - timedelta(minutes=10))
    given = {"verb": "case.see", "scope": "department", "highest": "0"}
    assert as_admin.post(page_of("give_grant", noura.pk), given).status_code == 422
    grant = noura.grants.get(verb="case.reject")
    answer = as_admin.post(page_of("withdraw_grant", grant.pk))
    assert reverse("people:confirm") in answer.url
    grant.refresh_from_db()
    assert grant.withdrawn_at is None


def test_nobody_gives_himself_anything(world, as_admin):
    assert as_admin.get(page_of("give_grant", world.admin.pk)).status_code == 403
    page = as_admin.get(page_of("permissions_of", world.admin.pk))
    assert page.status_code == 200 and not page.context["may_give"]

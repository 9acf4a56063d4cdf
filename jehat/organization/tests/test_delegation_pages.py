"""Delegating on the pages: what is mine, what is offered, to whom, and how it is ended."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jehat.organization import actions
from jehat.organization.models import Delegation
from jehat.people.models import SignIn

LIST, GIVE = reverse("organization:delegations"), reverse("organization:give_delegation")


def client_of(somebody):
    client = Client(headers={"accept-language": "en"})
    client.force_login(getattr(somebody, "user", somebody))
    return client


def asked(taker, /, **instead):
    today = timezone.localdate()
    given = {"taker": taker.pk, "wanted": ["case.note"], "first_day": today, "last_day": today + timedelta(days=3)}
    return given | instead


@pytest.fixture
def delegated(world):
    now = timezone.now()
    given = {"wanted": ["case.note"], "since": now, "until": now + timedelta(days=3)}
    return actions.give_delegation(by=world.noura.user, giver=world.noura, taker=world.majed, **given)


def test_an_employee_delegates_what_is_his_own(world):
    client = client_of(world.noura)
    page = client.get(GIVE)
    offered = [verb for verb, _says in page.context["form"].fields["wanted"].choices]
    assert "case.note" in offered and "delegation.give" not in offered and "case.classify" not in offered
    assert client.post(GIVE, asked(world.majed)).status_code == 302
    given = Delegation.objects.get()
    assert (given.giver, given.taker, given.verbs) == (world.noura, world.majed, ["case.note", "case.see"])
    assert timezone.localdate(given.until) == timezone.localdate() + timedelta(days=4)


def test_both_see_it_and_nobody_else(world, delegated, django_assert_max_num_queries):
    for who in (world.noura, world.majed):
        client = client_of(who)
        client.get(LIST)
        with django_assert_max_num_queries(16):
            page = client.get(LIST)
        assert [row["one"].pk for row in page.context["rows"]] == [delegated.pk]
    assert client_of(world.faisal).get(LIST).context["rows"] == []
    assert client_of(world.faisal).get(LIST, {"show": "all"}).context["rows"] == []


def test_who_looks_after_them_sees_all(world, delegated):
    client = client_of(world.admin)
    assert client.get(LIST).context["rows"] == []
    assert [row["one"].pk for row in client.get(LIST, {"show": "all"}).context["rows"]] == [delegated.pk]


def test_for_an_absent_one_by_who_looks_after_them(world):
    address = f"{GIVE}?giver={world.noura.pk}"
    assert client_of(world.admin).post(address, asked(world.majed)).status_code == 302
    assert Delegation.objects.get().giver == world.noura
    assert client_of(world.admin).get(f"{GIVE}?giver={world.stranger.pk}").status_code == 404
    assert client_of(world.admin).get(f"{GIVE}?giver=nobody").status_code == 404


def test_an_officer_delegates_for_nobody_else(world):
    page = client_of(world.faisal).get(f"{GIVE}?giver={world.noura.pk}")
    assert page.context["giver"] == world.faisal


def test_the_frame_says_in_whose_place(world, delegated):
    assert client_of(world.majed).get(LIST).context["shell"].acts_for == [world.noura.name]
    assert client_of(world.noura).get(LIST).context["shell"].acts_for == []


def test_it_is_ended_by_one_press(world, delegated):
    address = reverse("organization:end_delegation", args=[delegated.pk])
    client_of(world.faisal).post(address)
    delegated.refresh_from_db()
    assert delegated.ended_at is None
    assert client_of(world.majed).post(address).status_code == 302
    delegated.refresh_from_db()
    assert delegated.ended_at is not None
    assert client_of(world.stranger).post(address).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"wanted": []}, "wanted"),
        ({"wanted": ["case.classify"]}, "wanted"),
        ({"last_day": "2020-01-01", "first_day": "2019-01-01"}, "last_day"),
        ({"last_day": "2030-01-01", "first_day": "2030-01-02"}, "last_day"),
        ({"taker": ""}, "taker"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(world, wrong, field):
    page = client_of(world.noura).post(GIVE, asked(world.majed, **wrong))
    assert page.status_code == 422 and field in page.context["form"].errors
    assert not Delegation.objects.exists()


def test_a_rule_that_refuses_is_a_sentence_on_the_form(world, delegated):
    page = client_of(world.majed).post(GIVE, asked(world.noura))
    assert page.status_code == 422 and page.context["form"].non_field_errors()


def test_who_was_not_proved_just_now_is_asked(world):
    client = client_of(world.noura)
    client.get(LIST)
    SignIn.objects.update(confirmed_at=timezone.now() - timedelta(minutes=10))
    assert client.post(GIVE, asked(world.majed)).status_code == 422
    assert not Delegation.objects.exists()


def test_a_beneficiary_delegates_elsewhere(world):
    for address in (LIST, GIVE):
        assert client_of(world.sara).get(address).status_code == 403

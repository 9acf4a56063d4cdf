"""The pages and endpoints of referrals: to a person, taken, refused, given back."""

import pytest
from django.utils.translation import gettext

from jehat.cases.models import Case, Referral

from .test_api_verbs import ask

assert ask
AT = "/cases/{}/{}/"


def post(client, person, case, verb, data):
    client.force_login(person.user)
    return client.post(AT.format(case.number, verb), data)


def test_the_page_offers_persons_of_other_departments(world, opened, client):
    client.force_login(world.noura.user)
    page = client.get(AT.format(opened.number, "refer"))
    assert page.status_code == 200
    assert world.yousef.name in page.content.decode()
    assert world.faisal.name not in page.content.decode()


def test_it_goes_to_a_person_with_a_directive(world, opened, client):
    words = {"person": str(world.yousef.pk), "note": "Yours", "directive": "sign", "wrong": "on", "is_final": "on"}
    assert post(client, world.noura, opened, "refer", words).status_code == 302
    case, hop = Case.objects.get(pk=opened.pk), Referral.objects.get()
    assert (case.assignee, case.department, case.created_at) == (world.yousef, world.legal, opened.created_at)
    assert (hop.to_employee, hop.directive, hop.why, hop.is_final) == (world.yousef, "sign", "wrong", True)


def test_the_receiver_is_asked_at_the_top_of_the_case(world, referred, client):
    client.force_login(world.yousef.user)
    page = client.get(AT.format(referred.number, "work")).content.decode()
    assert 'id="incoming"' in page
    assert world.noura.user.name in page
    assert "accept_referral" in page
    assert 'id="give_back"' not in page


def test_it_is_accepted_and_given_back_by_its_buttons(world, referred, client):
    assert post(client, world.yousef, referred, "accept_referral", {}).status_code == 302
    assert Referral.objects.get().accepted_at
    page = client.get(AT.format(referred.number, "work") + "?act=give_back").content.decode()
    assert '<section class="panel" id="give_back">' in page
    again = post(client, world.yousef, referred, "give_back", {"ground": "", "note": "kept words"})
    assert (again.status_code, "kept words" in again.content.decode()) == (422, True)
    assert post(client, world.yousef, referred, "give_back", {"ground": "lacks"}).url == "/cases/inbox/"
    assert Case.objects.get(pk=referred.pk).assignee == world.noura


def test_it_is_refused_by_its_button(world, referred, client):
    assert post(client, world.yousef, referred, "refuse_referral", {"ground": "not_ours"}).status_code == 302
    assert Referral.objects.get().end == "refused"


def test_who_sent_it_finds_no_door(world, referred, client):
    for verb in ("accept_referral", "refuse_referral", "give_back"):
        assert post(client, world.noura, referred, verb, {"ground": "other"}).status_code == 404


def test_a_program_sends_it_and_takes_it(world, opened, ask):
    sent = ask(world.noura, "post", f"{opened.number}/refer", {"person": str(world.yousef.pk), "note": "Yours"})
    assert (sent.status_code, sent.json()["responsible"]) == (200, world.yousef.name)
    assert ask(world.yousef, "post", f"{opened.number}/referral/accept").status_code == 200
    hops = ask(world.yousef, "get", f"{opened.number}/referrals").json()
    state = gettext("Accepted")
    assert [(one["receiver"], one["state"], one["end"]) for one in hops] == [(world.yousef.name, state, "")]
    assert ask(world.sara, "get", f"{opened.number}/referrals").json() == []
    back = ask(world.yousef, "post", f"{opened.number}/referral/give-back", {"ground": "lacks"})
    assert (back.status_code, back.json()["responsible"]) == (200, world.noura.name)


def test_a_program_refuses_it(world, referred, ask):
    assert ask(world.yousef, "post", f"{referred.number}/referral/refuse", {"ground": "nothing"}).status_code == 422
    assert ask(world.yousef, "post", f"{referred.number}/referral/refuse", {"ground": "other"}).status_code == 200


@pytest.mark.parametrize("who", ["faisal", "stranger", "noura"])
def test_to_some_persons_it_does_not_go(world, opened, ask, who):
    to = getattr(world, who)
    answer = ask(world.noura, "post", f"{opened.number}/refer", {"person": str(to.pk), "note": "Yours"})
    assert answer.status_code == 422

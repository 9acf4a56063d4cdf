"""The pages of urgent access: who finds which, the form that says what is wrong, and the acts on them."""

import pytest
from django.urls import reverse

from jehat.organization.models import Grant
from jehat.oversight import actions
from jehat.oversight.models import Concern, Glass

from .conftest import WHY

GLASSES, BREAK, ABOUT = (reverse(f"oversight:{name}") for name in ("glasses", "break_glass", "mark_about"))


def filled(case, **more):
    return {"number": case.number.lower(), "hours": "2", **WHY, **more}


def test_the_glass_is_broken_and_the_case_is_read(as_lama, lama, case):
    answer = as_lama.post(BREAK, filled(case))
    assert answer.url == reverse("cases:work", args=[case.number])
    assert Glass.objects.get().employee == lama


def test_the_password_is_asked_where_it_was_not_typed_just_now(as_lama, case, proof_is_old):
    proof_is_old(as_lama)
    page = as_lama.get(BREAK, {"number": case.number}).content.decode()
    assert 'name="current_password"' in page and f'value="{case.number}"' in page
    answer = as_lama.post(BREAK, filled(case, current_password="wrong"))
    assert answer.status_code == 422
    assert WHY["words"] in answer.content.decode()
    assert not Glass.objects.exists()


@pytest.mark.parametrize("wrong", [{"number": "WRM-0"}, {"words": ""}, {"reason": "curiosity"}, {"hours": "200"}])
def test_what_is_wrong_is_said_and_what_was_typed_stays(as_lama, case, wrong):
    answer = as_lama.post(BREAK, filled(case) | wrong)
    assert answer.status_code == 422
    assert not Glass.objects.exists()


@pytest.mark.parametrize("who", ["sara", "noura", "huda", "admin", "stranger"])
def test_the_form_is_for_who_may(world, client, who):
    person = getattr(world, who)
    client.force_login(getattr(person, "user", person))
    assert client.get(BREAK).status_code == 403


@pytest.mark.parametrize("who", ["sara", "noura", "huda", "stranger"])
def test_the_list_is_for_who_looks_after_it(world, client, glass, who):
    person = getattr(world, who)
    client.force_login(getattr(person, "user", person))
    assert client.get(GLASSES).status_code == 403
    assert client.get(reverse("oversight:glass", args=[glass.pk])).status_code == 403


def test_administrator_and_inspector_read_all_about_it(world, client, lama, glass):
    for person in (world.admin.user, lama.user):
        client.force_login(person)
        assert glass.case.number in client.get(GLASSES).content.decode()
        page = client.get(reverse("oversight:glass", args=[glass.pk])).content.decode()
        assert WHY["words"] in page and lama.name in page


def test_the_administrator_reads_no_case_for_it(world, client, glass):
    client.force_login(world.admin.user)
    assert client.get(reverse("cases:work", args=[glass.case.number])).status_code == 404


def test_it_is_reviewed_and_ended_from_its_page(world, client, glass):
    client.force_login(world.admin.user)
    for act in ("review_glass", "end_glass"):
        assert client.post(reverse(f"oversight:{act}", args=[glass.pk])).status_code == 302
    glass.refresh_from_db()
    assert glass.ended_by == glass.reviews.get().by == world.admin.user
    # What it opened is a grant of the inspector's entity, and is withdrawn there.
    assert not Grant.objects.standing().caused_by("glass", glass.pk).exists()


@pytest.mark.parametrize(("show", "number"), [("all", 2), ("live", 1), ("unseen", 1), ("x", 2)])
def test_the_list_is_filtered(world, client, lama, glass, show, number):
    actions.review_glass(by=world.admin.user, glass=glass)
    actions.end_glass(by=lama.user, glass=glass)
    actions.break_glass(by=lama.user, case=glass.case, **WHY)
    client.force_login(world.admin.user)
    assert len(client.get(GLASSES, {"show": show}).context["rows"]) == number


def test_a_hidden_case_stays_hidden_from_the_administrator(world, client, lama, glass):
    type(glass.case).objects.filter(pk=glass.case_id).update(rank=3)
    client.force_login(world.admin.user)
    assert client.get(GLASSES).context["rows"] == []
    assert client.get(reverse("oversight:glass", args=[glass.pk])).status_code == 404


def test_the_list_costs_the_same_however_long(world, client, lama, glass, django_assert_max_num_queries):
    client.force_login(world.admin.user)
    client.get(GLASSES)
    costs = []
    for more in (0, 4):
        for _number in range(more):
            actions.end_glass(by=lama.user, glass=Glass.objects.latest("pk"))
            actions.break_glass(by=lama.user, case=glass.case, **WHY)
        with django_assert_max_num_queries(25) as counted:
            client.get(GLASSES)
        costs.append(len(counted))
    assert costs[0] == costs[1]


def test_a_supervisor_keeps_a_case_from_the_body_it_is_about(world, client, lama, case):
    client.force_login(world.huda.user)
    assert client.post(ABOUT, {"number": case.number, "body": "GPO"}).url == ABOUT
    concern = Concern.objects.get()
    assert case.number in client.get(ABOUT).content.decode()
    client.post(reverse("oversight:unmark_about", args=[concern.pk]))
    assert not Concern.objects.exists()


def test_a_number_that_is_not_his_is_no_case(world, client, case, in_english):
    client.force_login(world.salma.user)
    answer = client.post(ABOUT, {"number": case.number, "body": "GPO"})
    assert answer.status_code == 422 and "There is no such case." in answer.content.decode()

"""The pages of a review: which there are, who waits, keeping with one press, withdrawing, and the report."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jehat.organization import actions
from jehat.organization.models import AccessReview, Employee, Grant, ReviewLine
from jehat.organization.terms import Terms
from jehat.people.models import SignIn, User

from .granted import fresh
from .reviewed import line_of, review_of


def page_of(name, *args):
    return reverse(f"organization:{name}", args=args)


def client_of(employee) -> Client:
    client = Client()
    client.force_login(employee.user)
    return client


@pytest.fixture
def review(world):
    actions.give_grant(by=world.admin.user, employee=world.noura, terms=Terms("reply.write_entity", "entity"))
    return review_of(world)


@pytest.fixture
def as_head(world):
    return client_of(world.huda)


def test_a_head_sees_her_people_and_an_administrator_all(world, review, as_head, as_admin):
    address = page_of("review", review.pk)
    assert {one.employee for one in as_head.get(address).context["page"]} == {world.noura, world.faisal, world.majed}
    all_people = {one.employee for one in as_admin.get(address).context["page"]}
    assert world.salma in all_people and world.admin not in all_people
    assert as_head.get(page_of("reviews")).context["rows"][0]["progress"].total == 3
    narrowed = as_admin.get(address, {"department": world.care.code})
    assert {one.employee.department for one in narrowed.context["page"]} == {world.care}


def test_keeping_is_one_press(world, review, as_head):
    line = line_of(world.noura)
    answer = as_head.post(page_of("keep_review", line.pk) + "?show=open")
    assert answer.url == page_of("review", review.pk) + "?show=open"
    assert line_of(world.noura).outcome == "kept"
    page = as_head.get(page_of("review", review.pk), {"show": "kept"})
    assert [one.employee for one in page.context["page"]] == [world.noura]


def test_the_page_of_one_says_what_he_has_and_takes_what_is_marked(world, review, as_head):
    address = page_of("decide_review", line_of(world.noura).pk)
    page = as_head.get(address)
    assert {one.verb for part in page.context["parts"] for one in part.lines} >= {"case.note", "reply.write_entity"}
    answer = as_head.post(address, {"step": "withdraw", "verbs": ["reply.write_entity", "case.reject"]})
    assert answer.status_code == 302 and not fresh(world.noura).may("case.reject")
    assert line_of(world.noura).decided_by == world.huda.user
    page = as_head.get(address)
    assert not page.context["may_decide"] and len(page.context["taken"]) == 2


def test_a_role_of_less_is_offered(world, review, as_admin):
    address = page_of("decide_review", line_of(world.salma).pk)
    assert list(as_admin.get(address).context["form"].roles)
    as_admin.post(address, {"step": "withdraw", "role": "officer"})
    assert fresh(world.salma).role.code == "officer"


@pytest.mark.parametrize("sent", [{}, {"verbs": "grant.give"}, {"role": "entity_admin"}, {"verbs": "nothing"}])
def test_what_does_not_fit_is_said(world, review, as_head, sent):
    page = as_head.post(page_of("decide_review", line_of(world.noura).pk), {"step": "withdraw"} | sent)
    assert page.status_code == 422 and page.context["form"].errors
    assert not line_of(world.noura).is_decided


def test_withdrawing_asks_who_it_is_and_keeping_does_not(world, review, as_head):
    address = page_of("decide_review", line_of(world.noura).pk)
    as_head.get(address)
    SignIn.objects.update(confirmed_at=timezone.now() - timedelta(minutes=10))
    page = as_head.post(address, {"step": "withdraw", "verbs": "case.reject"})
    assert page.status_code == 422 and page.context["marked"] == ["case.reject"]
    assert as_head.post(address, {"step": "keep"}).status_code == 302


def test_who_is_out_of_reach_is_not_there(world, review, as_head):
    for employee in (world.salma, world.huda):
        line = line_of(employee)
        assert as_head.get(page_of("decide_review", line.pk)).status_code == 404
        assert as_head.post(page_of("keep_review", line.pk)).status_code == 404
    abroad = actions.open_review(entity=world.other_entity)
    for name in ("review", "review_report"):
        assert as_head.get(page_of(name, abroad.pk)).status_code == 404


def test_strangers_see_none_of_it(world, review):
    line = line_of(world.faisal)
    client = client_of(world.noura)
    for address in (page_of("reviews"), page_of("review", review.pk), page_of("decide_review", line.pk)):
        assert client.get(address).status_code == 403
    assert client.post(page_of("keep_review", line.pk)).status_code == 403
    client = Client()
    client.force_login(world.sara)
    assert client.get(page_of("reviews")).status_code == 403


def test_the_report_says_how_far_it_is_and_what_was_withdrawn(world, review, as_head, as_admin):
    as_head.post(page_of("keep_review", line_of(world.faisal).pk))
    actions.decide_review(by=world.huda.user, line=line_of(world.noura), wanted=["case.reject"])
    page = as_admin.get(page_of("review_report", review.pk))
    (row,) = page.context["rows"]
    assert row[0].employee == world.noura and len(row[1]) == 1
    permits = next(one for one in page.context["departments"] if one["employee__department__code"] == "PERM")
    assert (permits["kept"], permits["withdrawn"]) == (1, 1)
    assert page.context["progress"].decided == 2


def test_three_hundred_verbs_and_five_thousand_employees(world, review, as_admin, django_assert_max_num_queries):
    role = world.noura.role
    users = User.objects.bulk_create(
        User(username=f"many{n}", first_ar="سالم", family_ar="السهيل") for n in range(5000)
    )
    place = {"entity": world.entity, "department": world.permits, "role": role}
    Employee.objects.bulk_create(Employee(user=user, **place) for user in users)
    many = [f"case.thing_{n}" for n in range(300)]
    Grant.objects.bulk_create(Grant(entity=world.entity, role=role, verb=verb, scope="own") for verb in many)
    AccessReview.objects.update(year=2020)
    with django_assert_max_num_queries(40):
        review = review_of(world)
    assert review.lines.count() > 5000
    as_admin.get(page_of("reviews"))
    line = ReviewLine.objects.get(review=review, employee=world.noura)
    for address, most in (
        (page_of("reviews"), 20),
        (page_of("review", review.pk), 22),
        (page_of("review_report", review.pk), 20),
        (page_of("decide_review", line.pk), 34),
    ):
        with django_assert_max_num_queries(most):
            page = as_admin.get(address)
        assert page.status_code == 200 and len(page.content) < 400 * 1024, address

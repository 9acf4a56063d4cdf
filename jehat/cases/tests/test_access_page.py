"""Who can see a case and why: the list says what the rule says, whoever reads it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jehat.cases import actions
from jehat.cases.models import Case
from jehat.cases.queries import access
from jehat.organization import actions as organization
from jehat.organization.models import Absence, Employee, SecrecyLevel
from jehat.organization.terms import Terms
from jehat.people.models import User


@pytest.fixture
def case(world):
    return actions.submit(by=world.sara, kind=world.kind, subject="A workshop", text="I wish to open a workshop.")


def page_of(case):
    return reverse("cases:access", args=[case.number])


def client_of(somebody):
    client = Client(headers={"accept-language": "en"})
    client.force_login(getattr(somebody, "user", somebody))
    return client


def seen_by_list(case):
    now = timezone.now()
    found = access.seers(case, access.may_be_let_in(case, now), now)
    return {one.employee.pk for one in found if one.why.is_allowed}


def seen_by_rule(case):
    """Whom the one rule of what is visible lets in, asked one by one."""
    people = Employee.objects.active().select_related("user", "entity", "role")
    return {one.pk for one in people if Case.objects.worked_by(one).filter(pk=case.pk).exists()}


def _granted(world, case):
    by = world.admin.user
    organization.give_grant(by=by, employee=world.yousef, terms=Terms("case.see", "entity", 0))


def _denied(world, case):
    organization.deny_grant(by=world.admin.user, employee=world.huda, verb="case.see")


def _denied_in_part(world, case):
    organization.deny_grant(by=world.admin.user, employee=world.huda, verb="case.see", scope="department")


def _delegated(world, case):
    now = timezone.now()
    asked = {"wanted": ["case.note"], "since": now, "until": now + timedelta(days=2)}
    organization.give_delegation(by=world.huda.user, giver=world.huda, taker=world.yousef, **asked)


def _away(world, case):
    now = timezone.now()
    Absence.objects.create(
        entity=world.entity,
        employee=case.assignee,
        substitute=world.yousef,
        since=now - timedelta(hours=1),
        until=now + timedelta(days=1),
    )


def _queued(world, case):
    Case.objects.filter(pk=case.pk).update(assignee=None, status="triage")


def _secret(world, case):
    Case.objects.filter(pk=case.pk).update(rank=2)
    organization.give_grant(by=world.admin.user, employee=world.majed, terms=Terms("case.see", "department", 2))


@pytest.mark.parametrize(
    "happens",
    [None, _granted, _denied, _denied_in_part, _delegated, _away, _queued, _secret],
    ids=lambda one: getattr(one, "__name__", "nothing"),
)
def test_the_list_says_what_the_rule_says(world, case, happens):
    if happens:
        happens(world, case)
    case.refresh_from_db()
    assert seen_by_list(case) == seen_by_rule(case)


def test_reasons_are_said(world, case):
    _delegated(world, case)
    _denied(world, case)
    page = client_of(world.admin).get(page_of(case))
    why = {one.employee.pk: one for one in page.context["seers"]}
    assert why[case.assignee_id].holds
    assert not why[world.huda.pk].why.is_allowed
    assert "denied" in {one.kind for one in why[world.huda.pk].why.reasons}


def test_the_administrator_sees_people_and_not_the_case(world, case):
    page = client_of(world.admin).get(page_of(case))
    words = page.content.decode()
    assert page.status_code == 200 and case.subject not in words and world.sara.name not in words


def test_the_supervisor_sees_who_is_on_the_other_side(world, case):
    page = client_of(world.huda).get(page_of(case))
    assert page.status_code == 200 and page.context["opens"]


@pytest.mark.parametrize(("who", "status"), [("noura", 403), ("sara", 403), ("stranger", 404), ("yousef", 404)])
def test_it_is_for_nobody_else(world, case, who, status):
    answer = client_of(getattr(world, who)).get(page_of(case))
    assert answer.status_code == status


def test_a_number_is_no_news_to_who_left_the_entity(world, case):
    type(world.noura).objects.filter(pk=world.noura.pk).update(is_active=False)
    assert client_of(world.noura).get(page_of(case)).status_code == 404


def test_what_is_hidden_is_hidden_from_the_administrator_too(world, case):
    level = SecrecyLevel.objects.filter(entity=world.entity, is_hidden=True).first()
    assert level
    Case.objects.filter(pk=case.pk).update(rank=level.rank)
    assert client_of(world.admin).get(page_of(case)).status_code == 404


def test_from_a_number_to_the_page(world, case):
    client = client_of(world.admin)
    address = reverse("cases:find_access")
    assert client.get(address).status_code == 200
    assert client.get(address, {"number": f" {case.number.lower()} "}).url == page_of(case)
    assert client.get(address, {"number": "WRM-1-1"}).status_code == 422
    assert client_of(world.noura).get(address).status_code == 403


def test_five_thousand_who_see_it_cost_no_more(world, case, django_assert_max_num_queries):
    users = User.objects.bulk_create(
        User(username=f"many{n}", first_ar="سالم", family_ar="السهيل") for n in range(5000)
    )
    place = {"entity": world.entity, "department": world.permits, "role": world.huda.role}
    client = client_of(world.admin)
    client.get(page_of(case))
    Employee.objects.bulk_create(Employee(user=user, **place) for user in users)
    with django_assert_max_num_queries(26):
        page = client.get(page_of(case))
    assert page.context["page"].paginator.count > 5000 and len(page.content) < 200 * 1024

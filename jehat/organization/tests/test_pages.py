"""Who sees the pages of administration, what they show, and how many queries that costs."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from jehat.organization import queries
from jehat.organization.models import Absence, Department, Employee

PAGES = ("departments", "add_department", "employees", "add_employee")


@pytest.mark.parametrize("page", PAGES)
def test_administrators_see_them_in_both_languages(as_admin, page):
    for language in ("ar", "en"):
        assert as_admin.get(reverse(f"organization:{page}"), headers={"accept-language": language}).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_strangers_do_not(world, stranger, page):
    client = Client()
    client.force_login(stranger)
    answer = client.get(reverse(f"organization:{page}"))
    assert answer.status_code == 403


def test_a_colleague_is_told_whom_to_ask(world):
    client = Client()
    client.force_login(world.noura.user)
    answer = client.get(reverse("organization:employees"))
    assert answer.status_code == 403
    with translation.override("ar"):
        assert world.admin.name in str(answer.context["reason"])


@pytest.mark.parametrize("page", PAGES)
def test_visitors_are_asked_to_sign_in(db, page):
    answer = Client().get(reverse(f"organization:{page}"))
    assert answer.status_code == 302 and reverse("people:sign_in") in answer.url


def test_the_tree_is_read_in_one_query(world, django_assert_num_queries):
    world.legal.parent = world.permits
    world.legal.save()
    with django_assert_num_queries(1):
        tree = queries.department_tree(world.entity)
        names = [(branch.department.code, branch.depth, branch.employees) for branch in tree]
        heads = [branch.department.head.name for branch in tree if branch.department.head]
    assert names == [("HR", 0, 1), ("CX", 0, 1), ("PERM", 0, 4), ("LEGAL", 1, 1)]
    assert len(heads) == 2


def test_the_list_of_employees_costs_a_constant_number_of_queries(world, as_admin, django_assert_max_num_queries):
    url = reverse("organization:employees")
    as_admin.get(url)
    with django_assert_max_num_queries(14):
        as_admin.get(url)


def test_filters_and_their_counts_agree(world):
    now = timezone.now()
    Absence.objects.create(entity=world.entity, employee=world.noura, since=now, until=now + timedelta(days=1))
    Employee.objects.filter(pk=world.majed.pk).update(is_active=False)
    for department in (None, world.permits):
        counts = queries.employee_counts(world.entity, now=now, department=department)
        for show, count in counts.items():
            assert queries.employees(world.entity, now=now, department=department, show=show).count() == count
    assert queries.employee_counts(world.entity, now=now) == {"all": 7, "active": 6, "away": 1, "inactive": 1}


def test_the_list_filters_by_department_and_state(world, as_admin):
    page = as_admin.get(reverse("organization:employees"), {"department": "LEGAL"})
    assert [employee.pk for employee in page.context["page"]] == [world.yousef.pk]
    page = as_admin.get(reverse("organization:employees"), {"show": "inactive"})
    assert not page.context["page"].object_list
    assert "empty" in page.content.decode()


def test_a_subtree_holds_itself_and_all_below(world):
    Department.objects.filter(pk=world.legal.pk).update(parent=world.permits)
    assert queries.subtree(world.permits) == {world.permits.pk, world.legal.pk}

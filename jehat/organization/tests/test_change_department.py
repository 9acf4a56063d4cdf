import pytest
from django.urls import reverse

from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Department, Employee


def change(world, department, by=None, **given):
    kept = {name: getattr(department, name) for name in ("name_ar", "name_en", "parent", "head", "is_active")}
    return actions.change_department(by=by or world.admin.user, department=department, **(kept | given))


def test_an_administrator_changes_names_place_and_head(world, recorded):
    change(world, world.permits, name_en="Permits", parent=world.legal, head=world.noura)
    department = Department.objects.get(pk=world.permits.pk)
    assert (department.name_en, department.parent, department.head) == ("Permits", world.legal, world.noura)
    assert recorded("change_department").particulars["active"] is True


def test_strangers_are_refused(world, stranger):
    with pytest.raises(Refused):
        change(world, world.permits, by=stranger, name_en="Mine")
    assert Department.objects.get(pk=world.permits.pk).name_en != "Mine"


def test_a_department_never_stands_under_itself(world):
    change(world, world.legal, parent=world.permits)
    change(world, world.care, parent=Department.objects.get(pk=world.legal.pk))
    for below in (world.permits, world.legal, world.care):
        with pytest.raises(Refused, match="under itself"):
            change(world, world.permits, parent=Department.objects.get(pk=below.pk))


def test_with_employees_it_stays_active(world):
    with pytest.raises(Refused, match="active employees"):
        change(world, world.permits, is_active=False)


def test_with_departments_below_it_stays_active(world):
    Employee.objects.filter(department=world.legal).update(department=world.permits)
    change(world, world.care, parent=world.legal)
    with pytest.raises(Refused, match="under it"):
        change(world, world.legal, is_active=False)


def test_the_default_one_stays_active(world):
    Employee.objects.filter(department=world.care).update(department=world.permits)
    with pytest.raises(Refused, match="nobody else takes"):
        change(world, world.care, is_active=False)


def test_an_empty_one_may_rest_and_return(world):
    Employee.objects.filter(department=world.legal).update(department=world.permits)
    change(world, world.legal, is_active=False)
    department = Department.objects.get(pk=world.legal.pk)
    assert not department.is_active
    change(world, department, is_active=True)
    assert Department.objects.get(pk=world.legal.pk).is_active


def test_the_page_offers_no_parent_from_below(world, as_admin):
    change(world, world.legal, parent=world.permits)
    page = as_admin.get(reverse("organization:change_department", args=["PERM"]))
    offered = page.context["form"].fields["parent"].queryset
    assert set(offered) == set(world.entity.departments.exclude(code__in=["PERM", "LEGAL"]))


def test_the_page_says_why_not(world, as_admin):
    url = reverse("organization:change_department", args=["PERM"])
    answer = as_admin.post(url, {"name_ar": "اسم آخر", "name_en": "Another", "head": world.huda.pk})
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()
    assert "اسم آخر" in answer.content.decode()


def test_the_page_changes(world, as_admin):
    url = reverse("organization:change_department", args=["PERM"])
    answer = as_admin.post(url, {"name_ar": "الرخص", "name_en": "Permits", "is_active": "on"})
    assert answer.status_code == 302
    assert Department.objects.get(pk=world.permits.pk).head is None


def test_a_department_of_another_entity_is_not_there(world, as_admin):
    assert as_admin.get(reverse("organization:change_department", args=["LICN"])).status_code == 404

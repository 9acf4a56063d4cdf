import pytest
from django.urls import reverse

from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Employee, Role


def change(world, employee, by=None, **given):
    kept = {name: getattr(employee, name) for name in ("department", "role", "post", "takes_cases")}
    return actions.change_employee(by=by or world.admin.user, employee=employee, **(kept | given))


def test_an_administrator_moves_an_employee(world, recorded):
    supervisor = Role.objects.get(entity=world.entity, code="supervisor")
    change(world, world.noura, department=world.legal, role=supervisor, takes_cases=False)
    employee = Employee.objects.get(pk=world.noura.pk)
    assert (employee.department, employee.role, employee.takes_cases) == (world.legal, supervisor, False)
    assert recorded("change_employee").particulars == {
        "department": str(world.legal.pk),
        "role": "supervisor",
        "takes": False,
    }


def test_strangers_are_refused(world, stranger):
    with pytest.raises(Refused):
        change(world, world.faisal, by=stranger, department=world.legal)
    assert Employee.objects.get(pk=world.faisal.pk).department == world.permits


def test_nobody_changes_his_own_role(world):
    officer = Role.objects.get(entity=world.entity, code="officer")
    with pytest.raises(Refused, match="own role"):
        change(world, world.admin, role=officer)
    change(world, world.admin, department=world.legal)


def test_the_place_is_of_the_entity(world):
    with pytest.raises(Refused):
        change(world, world.noura, department=world.stranger.department)
    with pytest.raises(Refused):
        change(world, world.noura, role=world.stranger.role)


def test_the_page_changes(world, as_admin):
    url = reverse("organization:change_employee", args=[world.noura.pk])
    answer = as_admin.post(url, {"department": world.legal.pk, "role": world.noura.role_id})
    assert answer.status_code == 302
    employee = Employee.objects.get(pk=world.noura.pk)
    assert (employee.department, employee.takes_cases, employee.post) == (world.legal, False, None)


def test_the_page_says_why_not(world, as_admin):
    officer = Role.objects.get(entity=world.entity, code="officer")
    url = reverse("organization:change_employee", args=[world.admin.pk])
    answer = as_admin.post(url, {"department": world.admin.department_id, "role": officer.pk})
    assert answer.status_code == 422 and answer.context["form"].non_field_errors()


def test_an_employee_of_another_entity_is_not_there(world, as_admin):
    url = reverse("organization:change_employee", args=[world.stranger.pk])
    assert as_admin.get(url).status_code == 404
    assert as_admin.post(url, {}).status_code == 404

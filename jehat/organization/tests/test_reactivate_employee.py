import pytest
from django.urls import reverse

from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Employee


@pytest.fixture
def gone(world):
    world.noura.is_active = False
    world.noura.save()
    return world.noura


def test_an_administrator_reactivates(world, gone, recorded):
    actions.reactivate_employee(by=world.admin.user, employee=gone)
    assert Employee.objects.get(pk=gone.pk).is_active
    assert recorded("reactivate_employee").subject_id == gone.pk


def test_the_active_are_active_already(world):
    with pytest.raises(Refused, match="active already"):
        actions.reactivate_employee(by=world.admin.user, employee=world.faisal)


def test_not_into_an_inactive_department(world, gone):
    world.permits.is_active = False
    world.permits.save()
    with pytest.raises(Refused, match="department is inactive"):
        actions.reactivate_employee(by=world.admin.user, employee=gone)


@pytest.mark.parametrize("name", ["sara", "faisal", "huda", "stranger"])
def test_strangers_are_refused(world, gone, name):
    somebody = getattr(world, name)
    with pytest.raises(Refused):
        actions.reactivate_employee(by=getattr(somebody, "user", somebody), employee=gone)


def test_the_button_takes_the_place_of_the_other(world, gone, as_admin):
    page = as_admin.get(reverse("organization:change_employee", args=[gone.pk])).content.decode()
    url = reverse("organization:reactivate_employee", args=[gone.pk])
    assert url in page and reverse("organization:deactivate_employee", args=[gone.pk]) not in page
    as_admin.post(url)
    assert Employee.objects.get(pk=gone.pk).is_active

import pytest
from django.urls import reverse

from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import Employee


def test_an_administrator_deactivates(world, recorded):
    actions.deactivate_employee(by=world.admin.user, employee=world.noura)
    employee = Employee.objects.get(pk=world.noura.pk)
    assert not employee.is_active and not employee.may("case.comment")
    assert recorded("deactivate_employee").subject_id == employee.pk


def test_nobody_deactivates_himself(world):
    with pytest.raises(Refused, match="himself"):
        actions.deactivate_employee(by=world.admin.user, employee=world.admin)


def test_a_head_stays_until_there_is_another(world):
    with pytest.raises(Refused, match="another head"):
        actions.deactivate_employee(by=world.admin.user, employee=world.huda)


def test_twice_is_refused(world):
    actions.deactivate_employee(by=world.admin.user, employee=world.noura)
    with pytest.raises(Refused, match="already"):
        actions.deactivate_employee(by=world.admin.user, employee=world.noura)


def test_strangers_are_refused(world, stranger):
    with pytest.raises(Refused):
        actions.deactivate_employee(by=stranger, employee=world.faisal)
    assert Employee.objects.get(pk=world.faisal.pk).is_active


def test_an_inactive_administrator_administers_nothing(world):
    world.admin.is_active = False
    world.admin.save()
    with pytest.raises(Refused):
        actions.deactivate_employee(by=world.admin.user, employee=world.noura)


def test_the_button_works_and_says_why_not(world, as_admin):
    as_admin.post(reverse("organization:deactivate_employee", args=[world.noura.pk]), follow=True)
    assert not Employee.objects.get(pk=world.noura.pk).is_active
    answer = as_admin.post(reverse("organization:deactivate_employee", args=[world.huda.pk]), follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert Employee.objects.get(pk=world.huda.pk).is_active


def test_it_is_never_a_link(world, as_admin):
    assert as_admin.get(reverse("organization:deactivate_employee", args=[world.noura.pk])).status_code == 405

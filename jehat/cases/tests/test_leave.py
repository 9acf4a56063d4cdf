"""Nobody leaves open cases behind: an employee and a department hand over first (behaviour 8)."""

import pytest
from django.utils.translation import gettext

from jehat.cases import actions
from jehat.cases.models import Case
from jehat.cases.permissions import can_hand_over, can_leave
from jehat.cases.states import Status
from jehat.core.verdict import Refused
from jehat.organization.actions import change_department, change_employee, deactivate_employee
from jehat.organization.models import Department, Employee

from .at_once import just_before

HELD = "Open cases are still held here; hand them over first."


def deactivate(world, employee):
    return deactivate_employee(by=world.admin.user, employee=employee)


def test_who_holds_an_open_case_does_not_leave(world, opened):
    with pytest.raises(Refused) as refusal:
        deactivate(world, world.noura)
    assert str(refusal.value) == gettext(HELD)
    assert Employee.objects.get(pk=world.noura.pk).is_active


def test_who_has_handed_over_may_leave(world, opened):
    actions.assign(by=world.noura.user, case=opened, to=world.faisal)
    assert not deactivate(world, world.noura).is_active


def test_closed_cases_keep_nobody(world, done):
    assert can_leave(world.noura)
    assert can_leave(world.permits)
    assert not deactivate(world, world.noura).is_active


def test_who_holds_one_does_not_move_to_another_department(world, opened):
    with pytest.raises(Refused):
        change_employee(by=world.admin.user, employee=world.noura, department=world.legal, role=world.noura.role)


def test_a_department_that_holds_one_does_not_rest(world, queued):
    Employee.objects.filter(department=world.permits).update(is_active=False)
    named = {"name_ar": world.permits.name_ar, "name_en": world.permits.name_en}
    with pytest.raises(Refused) as refusal:
        change_department(by=world.admin.user, department=world.permits, is_active=False, **named)
    assert str(refusal.value) == gettext(HELD)


@pytest.mark.django_db(transaction=True)
def test_a_case_filed_while_an_officer_leaves_goes_to_another(world):
    filing = {"by": world.sara, "kind": world.kind, "subject": "A workshop"}
    with just_before(lambda: actions.submit(**filing)) as submitting:
        deactivate(world, world.noura)
    assert submitting.outcome.assignee == world.faisal
    assert submitting.outcome.custodies.get().candidates == 2


@pytest.mark.django_db(transaction=True)
def test_a_case_filed_while_the_last_officer_leaves_waits_in_the_queue(world):
    Employee.objects.filter(pk__in=[world.faisal.pk, world.majed.pk]).update(takes_cases=False)
    with just_before(lambda: actions.submit(by=world.sara, kind=world.kind, subject="A workshop")) as submitting:
        deactivate(world, world.noura)
    assert (submitting.outcome.assignee, submitting.outcome.status) == (None, Status.TRIAGE)


@pytest.mark.django_db(transaction=True)
def test_a_case_is_not_assigned_to_who_is_leaving(world, opened):
    with just_before(lambda: actions.assign(by=world.noura.user, case=opened, to=world.faisal)) as assigning:
        deactivate(world, world.faisal)
    assert isinstance(assigning.outcome, Refused)
    assert Case.objects.get(pk=opened.pk).assignee == world.noura


@pytest.mark.django_db(transaction=True)
def test_who_is_just_given_a_case_does_not_leave(world, case):
    with just_before(lambda: deactivate(world, world.faisal)) as leaving:
        given = actions.submit(by=world.sara, kind=world.kind, subject="Another")
    assert given.assignee == world.faisal
    assert isinstance(leaving.outcome, Refused)


def test_whoever_is_to_decide_an_appeal_does_not_leave(world, opened):
    closed = actions.reject(by=world.noura.user, case=opened, text="No.")
    made = actions.appeal(by=world.sara, case=closed, text="The deed was there.")
    assert not can_leave(made.employee)
    assert can_leave(world.noura)
    Department.objects.filter(head=made.employee).update(head=None)
    assert can_hand_over(world.admin.user, made.employee).reason == can_leave(made.employee).reason
    actions.decide_appeal(by=made.employee.user, case=closed, decision="upheld", text="It stands.")
    assert can_leave(made.employee)

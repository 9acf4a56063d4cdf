"""Nobody and nothing leaves its place while an area above says that it still holds work."""

import pytest

from jehat.core.verdict import ALLOWED, Refused, refuse
from jehat.organization import actions, duties
from jehat.organization.models import Department, Employee


@pytest.fixture
def busy(monkeypatch):
    """Whoever and whatever is put in this list holds work."""
    holders = []
    monkeypatch.setattr(duties, "_questions", [])
    duties.asked_by(lambda subject: refuse("Hand over first.") if subject in holders else ALLOWED)
    return holders


def test_who_holds_work_is_not_deactivated(world, busy):
    busy.append(world.noura)
    with pytest.raises(Refused, match="Hand over"):
        actions.deactivate_employee(by=world.admin.user, employee=world.noura)
    actions.deactivate_employee(by=world.admin.user, employee=world.faisal)


def test_who_holds_work_does_not_move_but_may_change_otherwise(world, busy):
    busy.append(world.noura)
    place = {"role": world.noura.role, "post": None, "takes_cases": False}
    with pytest.raises(Refused, match="Hand over"):
        actions.change_employee(by=world.admin.user, employee=world.noura, department=world.legal, **place)
    actions.change_employee(by=world.admin.user, employee=world.noura, department=world.permits, **place)


def test_a_department_that_holds_work_stays_active(world, busy):
    Employee.objects.filter(department=world.legal).update(department=world.permits)
    busy.append(world.legal)
    names = {"name_ar": world.legal.name_ar, "name_en": world.legal.name_en}
    with pytest.raises(Refused, match="Hand over"):
        actions.change_department(by=world.admin.user, department=world.legal, is_active=False, **names)
    busy.clear()
    actions.change_department(by=world.admin.user, department=world.legal, is_active=False, **names)
    assert not Department.objects.get(pk=world.legal.pk).is_active


def test_a_question_is_asked_once_however_often_it_is_named(monkeypatch):
    monkeypatch.setattr(duties, "_questions", [])
    question = refuse
    duties.asked_by(question)
    duties.asked_by(question)
    assert duties._questions == [question]

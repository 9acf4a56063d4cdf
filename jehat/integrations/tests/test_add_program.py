import pytest

from jehat.core.verdict import Refused
from jehat.integrations import actions
from jehat.integrations.models import Program


def test_a_program_has_a_place_and_a_role_and_gets_no_cases(world, program, recorded):
    employee = program.employee
    assert (employee.entity, employee.department, employee.role) == (world.entity, world.permits, world.noura.role)
    assert not employee.takes_cases and not employee.user.has_usable_password()
    assert "نظام التراخيص" in employee.user.first_ar
    assert recorded("program.add").subject_id == program.pk


def test_it_is_refused_to_everybody_else(world, stranger):
    with pytest.raises(Refused):
        actions.add_program(
            by=stranger, entity=world.entity, name_ar="أ", name_en="A", department=world.permits, role=world.noura.role
        )
    assert not Program.objects.exists()


def test_its_place_and_role_are_of_its_entity(world):
    elsewhere = {"department": world.stranger.department, "role": world.stranger.role}
    here = {"department": world.permits, "role": world.noura.role}
    for name in here:
        with pytest.raises(Refused, match="active department"):
            actions.add_program(
                by=world.admin.user, entity=world.entity, name_ar="أ", name_en="A", **here | {name: elsewhere[name]}
            )

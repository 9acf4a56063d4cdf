import pytest

from jehat.core.verdict import Refused
from jehat.integrations import actions, queries


def test_its_tokens_and_its_place_end(world, program, recorded):
    _token, secret = actions.issue_program_token(
        by=world.admin.user, program=program, name="Nightly", scopes=["cases:read"], days=30
    )
    actions.end_program(by=world.admin.user, program=program)
    program.employee.refresh_from_db()
    assert queries.bearer(secret) is None and not program.employee.is_active
    assert recorded("program.end").subject_id == program.pk


def test_it_is_refused_to_everybody_else(program, stranger):
    with pytest.raises(Refused):
        actions.end_program(by=stranger, program=program)
    program.employee.refresh_from_db()
    assert program.employee.is_active


def test_it_ends_once(world, program):
    actions.end_program(by=world.admin.user, program=program)
    with pytest.raises(Refused, match="ended"):
        actions.end_program(by=world.admin.user, program=program)

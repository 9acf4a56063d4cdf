import pytest

from jehat.core.verdict import Refused
from jehat.integrations import actions, queries
from jehat.integrations.models import Token

GIVEN = {"name": "Nightly", "scopes": ["cases:read"], "days": 90}


def test_a_program_acts_under_its_own_name(world, program, recorded):
    token, secret = actions.issue_program_token(by=world.admin.user, program=program, **GIVEN)
    assert queries.bearer(secret).user == program.employee.user
    assert (token.entity, token.issued_by) == (world.entity, world.admin.user)
    assert recorded("token.issue_program").particulars["program"] == str(program.pk)


def test_it_is_refused_to_everybody_else(program, stranger):
    with pytest.raises(Refused):
        actions.issue_program_token(by=stranger, program=program, **GIVEN)
    assert not Token.objects.exists()


def test_a_program_that_ended_gets_none(world, program):
    actions.end_program(by=world.admin.user, program=program)
    with pytest.raises(Refused, match="ended"):
        actions.issue_program_token(by=world.admin.user, program=program, **GIVEN)


def test_there_is_an_end_to_how_many(world, program, monkeypatch):
    monkeypatch.setattr(Token, "MOST_AT_ONCE", 1)
    actions.issue_program_token(by=world.admin.user, program=program, **GIVEN)
    with pytest.raises(Refused, match="too many"):
        actions.issue_program_token(by=world.admin.user, program=program, **GIVEN)

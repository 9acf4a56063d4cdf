import pytest

from jehat.core.verdict import Refused
from jehat.integrations import actions, queries


def test_its_next_request_is_refused(world, own, recorded):
    token, secret = own
    actions.revoke_token(by=world.sara, token=token)
    assert queries.bearer(secret) is None
    assert recorded("token.revoke").subject_id == token.pk


def test_ending_it_again_changes_nothing(world, own):
    first = actions.revoke_token(by=world.sara, token=own[0]).revoked_at
    assert actions.revoke_token(by=world.sara, token=own[0]).revoked_at == first


@pytest.mark.parametrize("who", ["imran", "admin"])
def test_nobody_ends_what_is_anothers(world, own, who):
    somebody = getattr(world, who)
    with pytest.raises(Refused):
        actions.revoke_token(by=getattr(somebody, "user", somebody), token=own[0])


def test_a_programs_token_is_ended_by_the_administrator_alone(world, program, stranger):
    token, secret = actions.issue_program_token(
        by=world.admin.user, program=program, name="Nightly", scopes=["cases:read"], days=30
    )
    with pytest.raises(Refused):
        actions.revoke_token(by=stranger, token=token)
    assert queries.bearer(secret)
    actions.revoke_token(by=world.admin.user, token=token)
    assert queries.bearer(secret) is None

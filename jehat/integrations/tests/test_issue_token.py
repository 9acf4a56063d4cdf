from datetime import timedelta

import pytest
from django.utils import timezone

from jehat.core.verdict import Refused
from jehat.integrations import actions, queries
from jehat.integrations.models import Token

DAY = timedelta(days=1)


def test_a_token_is_found_by_its_secret_and_by_nothing_else(world, own, recorded):
    token, secret = own
    assert queries.bearer(secret) == token
    assert queries.bearer(secret[:-1]) is None and queries.bearer("") is None and queries.bearer(token.hint) is None
    assert (token.user, token.entity, token.scopes) == (world.sara, None, ["cases:read", "cases:write"])
    event = recorded("token.issue")
    assert (event.by, event.subject_id, event.particulars["scopes"]) == (world.sara, token.pk, token.scopes)


def test_the_secret_is_kept_nowhere(own):
    _token, secret = own
    row = Token.objects.filter().values().get()
    assert secret not in str(row) and secret.encode() not in b"".join(v for v in row.values() if isinstance(v, bytes))


def test_it_ends_on_its_day_and_never_after_a_year(world):
    token, secret = actions.issue_token(by=world.sara, name="Long", scopes=["cases:read"], days=9999)
    assert token.expires_at - token.created_at == 365 * DAY
    assert queries.bearer(secret, timezone.now() + 364 * DAY) and not queries.bearer(secret, timezone.now() + 366 * DAY)


@pytest.mark.parametrize("scopes", [[], ["organization:write"], ["everything"]])
def test_a_beneficiary_has_no_scope_of_employees(world, scopes):
    with pytest.raises(Refused):
        actions.issue_token(by=world.sara, name="Script", scopes=scopes, days=30)


def test_an_employee_has_them(world):
    token, _secret = actions.issue_token(by=world.admin.user, name="Script", scopes=["organization:write"], days=30)
    assert token.scopes == ["organization:write"]


def test_there_is_an_end_to_how_many(world, monkeypatch):
    monkeypatch.setattr(Token, "MOST_AT_ONCE", 2)
    for _number in range(2):
        last, _secret = actions.issue_token(by=world.sara, name="Script", scopes=["cases:read"], days=30)
    with pytest.raises(Refused, match="too many"):
        actions.issue_token(by=world.sara, name="Script", scopes=["cases:read"], days=30)
    actions.revoke_token(by=world.sara, token=last)
    assert actions.issue_token(by=world.sara, name="Script", scopes=["cases:read"], days=30)


def test_a_closed_account_has_no_token(world, own):
    world.sara.is_active = False
    world.sara.save()
    assert queries.bearer(own[1]) is None
    with pytest.raises(Refused):
        actions.issue_token(by=world.sara, name="Script", scopes=["cases:read"], days=30)


def test_a_program_makes_no_tokens_for_itself(program):
    with pytest.raises(Refused, match="administrator"):
        actions.issue_token(by=program.employee.user, name="Mine", scopes=["cases:read"], days=30)

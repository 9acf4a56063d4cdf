"""Tokens and programs by the API: seen, added and ended there; a token is never made by a token."""

import pytest

from jehat.integrations import actions
from jehat.integrations.models import Program, Token

TOKENS, PROGRAMS = "/api/v1/integrations/tokens", "/api/v1/integrations/programs"
NEW = {"name_ar": "الأرشيف", "name_en": "The archive", "department": "PERM", "role": "officer"}


def issued_to(program, world, name="Nightly"):
    return actions.issue_program_token(by=world.admin.user, program=program, name=name, scopes=["cases:read"], days=30)


def test_one_sees_his_tokens_and_never_a_secret(client, world, own):
    client.force_login(world.sara)
    (seen,) = client.get(TOKENS).json()["items"]
    assert (seen["name"], seen["scopes"], seen["used_at"]) == ("My script", ["cases:read", "cases:write"], None)
    assert own[1] not in client.get(TOKENS).content.decode()
    client.force_login(world.imran)
    assert client.get(TOKENS).json()["items"] == []


def test_a_leaked_token_is_ended_by_a_program(client, world, own):
    guard = actions.issue_token(by=world.sara, name="Guard", scopes=["account:write"], days=30)[1]
    answer = client.delete(f"{TOKENS}/{own[0].pk}", headers={"authorization": f"Bearer {guard}"})
    assert answer.status_code == 204
    assert Token.objects.get(pk=own[0].pk).revoked_at
    assert client.get("/api/v1/cases/", headers={"authorization": f"Bearer {own[1]}"}).status_code == 401


def test_nobody_ends_the_token_of_another(client, world, own, program):
    client.force_login(world.imran)
    assert client.delete(f"{TOKENS}/{own[0].pk}").status_code == 404
    client.force_login(world.noura.user)
    assert client.delete(f"{TOKENS}/{issued_to(program, world)[0].pk}").status_code == 404


def test_a_program_from_its_beginning_to_its_end(as_admin, world):
    new = as_admin.post(PROGRAMS, NEW, content_type="application/json")
    assert new.status_code == 201
    program = Program.objects.get(pk=new.json()["id"])
    assert (new.json()["department"], new.json()["role"], new.json()["is_active"]) == ("PERM", "officer", True)
    token, secret = issued_to(program, world)
    (seen,) = as_admin.get(f"{PROGRAMS}/{program.pk}/tokens").json()["items"]
    assert (seen["id"], seen["name"]) == (str(token.pk), "Nightly") and secret not in str(seen)
    assert as_admin.post(f"{PROGRAMS}/{program.pk}/end").json()["is_active"] is False
    assert Token.objects.get(pk=token.pk).revoked_at
    assert as_admin.post(f"{PROGRAMS}/{program.pk}/end").status_code == 403


def test_the_administrator_ends_the_token_of_a_program(as_admin, world, program):
    token, _secret = issued_to(program, world)
    assert as_admin.delete(f"{TOKENS}/{token.pk}").status_code == 204
    assert Token.objects.get(pk=token.pk).revoked_at


@pytest.mark.parametrize("bad", [{"name_en": ""}, {"department": "NONE"}, {"role": "king"}, {"name_ar": "\x00"}])
def test_bad_input_is_named_by_its_place(as_admin, bad):
    answer = as_admin.post(PROGRAMS, NEW | bad, content_type="application/json")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"].endswith(next(iter(bad)))


def test_programs_are_for_the_administrators_of_their_entity(client, world, program):
    client.force_login(world.sara)
    assert client.get(PROGRAMS).status_code == 404
    client.force_login(world.noura.user)
    assert client.get(PROGRAMS).status_code == 403
    client.force_login(world.stranger.user)
    assert client.get(f"{PROGRAMS}/{program.pk}/tokens").status_code in {403, 404}


def test_lists_come_in_pages_and_cost_the_same(as_admin, world, program, django_assert_max_num_queries):
    for number in range(3):
        issued_to(program, world, name=f"Token {number}")
        as_admin.post(PROGRAMS, NEW | {"name_en": f"System {number}"}, content_type="application/json")
    with django_assert_max_num_queries(8):
        first = as_admin.get(f"{PROGRAMS}?limit=2").json()
    rest = as_admin.get(f"{PROGRAMS}?limit=2&after={first['next']}").json()
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (2, 2, "")
    with django_assert_max_num_queries(8):
        assert len(as_admin.get(f"{PROGRAMS}/{program.pk}/tokens").json()["items"]) == 3


def test_the_log_of_a_webhook_is_filtered_by_state(as_admin, webhook, delivery):
    log = f"/api/v1/integrations/webhooks/{webhook.pk}/deliveries"
    assert len(as_admin.get(f"{log}?state=pending").json()["items"]) == 1
    assert as_admin.get(f"{log}?state=delivered").json()["items"] == []
    assert as_admin.get(f"{log}?state=lost").status_code == 422

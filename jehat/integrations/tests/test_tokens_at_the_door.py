"""A program's requests: who it is, what its token reaches, and what an act leaves on the record."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from jehat.audit.models import Event
from jehat.cases.models import Case
from jehat.integrations import actions
from jehat.integrations.models import Token
from jehat.organization import roles
from jehat.people.models import SignIn
from tests.granting import give

CASES = "/api/v1/cases/"


@pytest.fixture
def call():
    """`call(secret, "get", path, body)`: the answer to a program that has no session."""

    def call(secret, method, path, body=None, **headers):
        client = Client(enforce_csrf_checks=True)
        sent = {"data": body, "content_type": "application/json"} if body is not None else {}
        return getattr(client, method)(path, headers={"authorization": f"Bearer {secret}", **headers}, **sent)

    return call


def test_a_case_is_filed_by_token_alone(world, own, call):
    answer = call(own[1], "post", CASES, {"kind": world.kind.code, "subject": "A workshop"})
    assert answer.status_code == 201
    assert Case.objects.get().beneficiary == world.sara
    assert Event.objects.get(verb="case.submit").by == world.sara
    assert not SignIn.objects.exists() and not Session.objects.exists()
    assert Token.objects.get().used_at


def test_a_program_works_as_an_employee_of_its_role(world, program, call):
    _token, secret = actions.issue_program_token(
        by=world.admin.user, program=program, name="Nightly", scopes=["cases:read", "cases:write"], days=30
    )
    give(world.noura.role, *roles.WORK, scope="department")
    from jehat.cases.actions import submit

    case = submit(by=world.sara, kind=world.kind, subject="A workshop")
    answer = call(secret, "post", f"{CASES}{case.number}/notes", {"text": "Checked by the register"})
    assert answer.status_code == 201
    assert Event.objects.filter(verb="case.note").get().by == program.employee.user


def test_a_scope_that_is_missing_is_named(world, call):
    _token, secret = actions.issue_token(by=world.sara, name="Reader", scopes=["cases:read"], days=30)
    answer = call(
        secret, "post", CASES, {"kind": world.kind.code, "subject": "A workshop"}, **{"accept-language": "en"}
    )
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
    assert "cases:write" in answer.json()["detail"]
    assert call(secret, "get", CASES).status_code == 200


@pytest.mark.parametrize("secret", ["", "jehat_nobody", "x" * 500, "ء"])
def test_a_wrong_token_opens_nothing(world, secret):
    answer = Client().get(CASES, headers={"authorization": f"Bearer {secret}".encode().decode("latin-1")})
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")


def test_a_wrong_token_is_not_helped_by_a_session(world, client):
    client.force_login(world.sara)
    assert client.get(CASES, headers={"authorization": "Bearer jehat_nobody"}).status_code == 401


def test_a_token_opens_no_page(own):
    assert Client().get("/home/", headers={"authorization": f"Bearer {own[1]}"}).status_code == 302


def test_a_session_without_its_mark_against_forgery_writes_nothing(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.sara)
    answer = client.post(CASES, {"kind": world.kind.code, "subject": "Forged"}, content_type="application/json")
    assert answer.status_code == 403 and not Case.objects.exists()


def test_problems_come_in_the_callers_language(world, own, call):
    missing = f"{CASES}WRM-1448-999999"
    in_arabic, in_english = call(own[1], "get", missing), call(own[1], "get", missing, **{"accept-language": "en"})
    assert in_english.json()["title"] == "Not found"
    assert in_arabic["Content-Language"] == "ar"

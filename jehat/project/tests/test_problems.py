"""A problem names the place as the caller wrote it, in his language, and leads to where it is explained."""

import pytest

from jehat.integrations.actions import issue_token
from jehat.project.api.problems import FAULTS, KINDS

pytestmark = pytest.mark.django_db

CASES = "/api/v1/cases/"


@pytest.fixture
def file_case(client, world):
    client.force_login(world.sara)

    def file_case(body, **headers):
        return client.post(CASES, body, content_type="application/json", headers=headers)

    return file_case


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"kind": "X"}, "body.subject"),
        ({"kind": "X", "subject": "A", "files": ["none"]}, "body.files.0"),
    ],
)
def test_a_place_is_named_as_the_caller_wrote_it(file_case, body, where):
    assert file_case(body).json()["errors"][0]["where"] == where


@pytest.mark.parametrize(("language", "says"), [("en", "This field is required."), ("ar", "هذا الحقل مطلوب.")])
def test_what_is_empty_is_asked_for_in_the_language_of_the_caller(client, world, language, says):
    _token, secret = issue_token(by=world.sara, name="Script", scopes=["cases:write"], days=30)
    headers = {"Authorization": f"Bearer {secret}", "Accept-Language": language}
    answer = client.post(CASES, {"kind": "X", "subject": ""}, content_type="application/json", headers=headers)
    assert answer.json()["errors"] == [{"where": "body.subject", "says": says}]
    assert answer["Content-Language"] == language
    assert {"Accept-Language", "Authorization"} <= {one.strip() for one in answer["Vary"].split(",")}


def test_a_form_is_no_json(client, world):
    client.force_login(world.sara)
    answer = client.post(CASES, {"kind": world.kind.code, "subject": "A form"})
    assert (answer.status_code, answer.json()["detail"]) == (400, str(FAULTS["json_invalid"]))
    assert answer.json()["type"].endswith("#problem-malformed")


def test_arabic_is_written_as_arabic(file_case, world):
    answer = file_case({"kind": world.kind.code, "subject": "ورشة"})
    assert "ورشة" in answer.content.decode()


def test_a_key_used_twice_leads_to_its_explanation(file_case, client, world):
    new = {"kind": world.kind.code, "subject": "A workshop"}
    assert file_case(new, **{"Idempotency-Key": "one"}).status_code == 201
    answer = file_case(new | {"subject": "Another"}, **{"Idempotency-Key": "one", "Accept-Language": "ar"})
    assert (answer.status_code, answer.json()["instance"]) == (422, CASES)
    assert answer.json()["type"].partition("#problem-")[2] in KINDS
    assert f'id="{answer.json()["type"].partition("#")[2]}"' in client.get("/api/v1/docs").content.decode()

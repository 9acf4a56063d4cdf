"""The API says of itself what it is, and it is all there."""

import json
import re

import pytest
from django.conf import settings
from django.test import Client

from jehat.audit.action import VERBS
from jehat.integrations.scopes import SCOPES
from jehat.project.api import description
from jehat.project.api.exempt import EXEMPT

DESCRIPTION, DOCS = "/api/v1/openapi.json", "/api/v1/docs"


@pytest.fixture
def described(client):
    return json.loads(client.get(DESCRIPTION, headers={"accept-language": "en"}).content)


def operations(described):
    for where, path in described["paths"].items():
        for method in description.METHODS:
            if method in path:
                yield f"{method.upper()} {where}", path[method]


@pytest.mark.django_db
def test_it_is_openapi_3_1(described):
    assert described["openapi"].startswith("3.1")
    assert described["components"]["securitySchemes"]["Door"]["scheme"] == "bearer"


@pytest.mark.django_db
def test_every_verb_of_the_platform_is_there_or_says_why_not(described):
    offered = {one["x-verb"] for _name, one in operations(described) if "x-verb" in one}
    assert not offered - set(VERBS), "the API names verbs that do not exist"
    assert not set(EXEMPT) - set(VERBS), "exempt verbs that do not exist"
    assert not offered & set(EXEMPT), "both offered and exempt"
    assert sorted(set(VERBS) - offered - set(EXEMPT)) == []


@pytest.mark.django_db
def test_every_operation_names_its_scope_and_its_own_id(described):
    found = dict(operations(described))
    scopes = {one.get("x-scope") for one in found.values()} - {None}
    assert scopes <= set(SCOPES), "scopes that no token can have"
    assert all("x-scope" in one or name.startswith("GET") for name, one in found.items())
    ids = [one["operationId"] for one in found.values()]
    assert len(ids) == len(set(ids))
    assert all("4XX" in one["responses"] for one in found.values())


@pytest.mark.django_db
def test_everything_that_is_asked_has_an_example_or_needs_none(described):
    """A field whose name and type do not say how it is written shows it."""
    bare = []
    for name, part in described["components"]["schemas"].items():
        for field, shape in part.get("properties", {}).items():
            told = (
                "examples" in shape or "description" in shape or "enum" in shape or "$ref" in shape or "anyOf" in shape
            )
            if not told and shape.get("type") == "string" and "format" not in shape:
                bare.append(f"{name}.{field}")
    assert sorted(bare) == []


@pytest.mark.django_db
def test_it_speaks_the_language_of_the_caller(client):
    arabic = json.loads(client.get(DESCRIPTION, headers={"accept-language": "ar"}).content)
    silent = [name for name, one in operations(arabic) if not re.search("[\u0621-\u064a]", one["summary"])]
    assert silent == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", settings.LANGUAGES)
def test_the_page_shows_every_operation(client, language):
    answer = client.get(DOCS, headers={"accept-language": language[0]})
    page = answer.content.decode()
    assert answer.status_code == 200
    ids = [one["operationId"] for _name, one in operations(description.description())]
    assert [one for one in ids if f'id="{one}"' not in page] == []


@pytest.mark.django_db
def test_who_has_read_it_hears_that_nothing_changed(world):
    client = Client()
    client.force_login(world.sara)
    first = client.get("/api/v1/cases/")
    again = client.get("/api/v1/cases/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")

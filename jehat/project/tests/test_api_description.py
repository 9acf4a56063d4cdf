"""The API says of itself what it is, and it is all there."""

import base64
import json
import re
import time

import pytest
from django.conf import settings
from django.test import Client
from jsonschema_rs import Draft202012Validator

from jehat.audit.action import VERBS
from jehat.integrations.delivery import signature
from jehat.integrations.scopes import SCOPES
from jehat.project.api import description
from jehat.project.api.exempt import EXEMPT
from jehat.project.api.reference import VERIFYING
from jehat.project.api.shapes import OneNameForTwo, Shapes

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
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language[0]
    index = client.get(DOCS).content.decode()
    told = list(operations(description.description()))
    pages = {tag: client.get(f"{DOCS}/{tag}").content.decode() for _name, one in told for tag in one["tags"]}
    ids = {one["operationId"]: one["tags"][0] for _name, one in told}
    assert [one for one, tag in ids.items() if f'href="{DOCS}/{tag}#{one}"' not in index] == []
    assert [one for one, tag in ids.items() if f'id="{one}"' not in pages[tag]] == []


@pytest.mark.django_db
def test_there_is_no_page_of_an_area_that_is_none(client):
    assert client.get(f"{DOCS}/nothing").status_code == 404


@pytest.mark.django_db
def test_who_has_read_it_hears_that_nothing_changed(world):
    client = Client()
    client.force_login(world.sara)
    first = client.get("/api/v1/cases/")
    again = client.get("/api/v1/cases/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.django_db
@pytest.mark.parametrize("language", settings.LANGUAGES)
def test_every_word_of_it_is_in_the_language_of_the_caller(client, language):
    whole = json.loads(client.get(DESCRIPTION, headers={"accept-language": language[0]}).content)
    arabic = language[0] == "ar"
    other = [where for where, says in sentences(whole) if bool(re.search("[\u0621-\u064a]", says)) != arabic]
    assert other == []


def sentences(part, where=""):
    """What is said in words: [(place, sentence)]; an example is a value, whatever its field is called."""
    if isinstance(part, list):
        for index, one in enumerate(part):
            yield from sentences(one, f"{where}/{index}")
    elif isinstance(part, dict):
        for name, one in part.items():
            if name in ("description", "summary") and isinstance(one, str):
                yield f"{where}/{name}", one
            elif name not in ("example", "examples"):
                yield from sentences(one, f"{where}/{name}")


@pytest.mark.django_db
def test_a_code_is_told_in_words(described):
    ways = described["components"]["schemas"]["HandoverWay"]
    assert ways["enum"] == ["colleague", "distribute", "department"]
    assert ways["x-enum-descriptions"]["colleague"] == "All to one colleague"
    assert "description" not in ways


def test_two_shapes_never_share_a_name():
    shapes = Shapes.__new__(Shapes)
    shapes.schemas = {}
    shapes.add_schema_definitions({"Way": {"enum": ["email", "sms"]}})
    shapes.add_schema_definitions({"Way": {"enum": ["email", "sms"]}})
    with pytest.raises(OneNameForTwo, match="Way is both email, sms and colleague; give one of them its own name"):
        shapes.add_schema_definitions({"Way": {"enum": ["colleague"]}})


@pytest.mark.django_db
def test_every_body_has_an_example_that_keeps_its_own_rules(described):
    whole = {"components": described["components"]}
    bare, wrong = [], []
    for name, one in operations(described):
        asked = [one["requestBody"]] if "requestBody" in one else []
        for body in [*asked, *one["responses"].values()]:
            for media, content in body.get("content", {}).items():
                if not media.endswith("json"):
                    continue
                if "example" not in content:
                    bare.append(name)
                    continue
                rules = Draft202012Validator(content["schema"] | whole, validate_formats=True)
                wrong += [f"{name}: {error.message}" for error in rules.iter_errors(content["example"])]
    assert (bare, wrong) == ([], [])


@pytest.mark.django_db
def test_the_receiver_of_the_page_knows_what_comes_from_here():
    given: dict = {}
    exec(VERIFYING, given)  # noqa: S102
    secret, body = "whsec_" + base64.b64encode(b"k" * 24).decode(), b'{"type": "case.submit"}'
    moment = str(int(time.time()))
    signed = signature(secret, "one", moment, body)
    headers = {"webhook-id": "one", "webhook-timestamp": moment, "webhook-signature": signed}
    assert given["is_from_jehat"](secret, headers, body)
    assert not given["is_from_jehat"](secret, headers, body + b" ")
    assert not given["is_from_jehat"](secret, headers | {"webhook-timestamp": "1"}, body)

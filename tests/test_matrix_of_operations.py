"""Every operation of the API, as everybody, about things of his own entity and of another, as it is served.

What is answered is compared with the predicate; the table of operations is in `tests/matrix/operations.py`. One
without a line in it fails here.
"""

import json
import re

import pytest

from jehat.cases.permissions import working
from jehat.core.verdict import ALLOWED
from jehat.project.api.assembly import api
from jehat.project.api.examples import example_of
from tests.matrix.asking import Asker, doors
from tests.matrix.known import access
from tests.matrix.operations import SAID, TABLE
from tests.matrix.people import gather
from tests.matrix.things import Things, picture_called

DOORS = doors(TABLE)
LEAST_VERBS = 100
METHODS = ("get", "post", "put", "patch", "delete")
# What stands in an address and belongs to no thing.
NOBODY = "00000000-0000-7000-8000-000000000000"
USUAL = {
    "table": "departments",
    "kind": "case.closed",
    "way": "email",
    "code": "secret",
    "position": "1",
    "referral": NOBODY,
    "link": NOBODY,
}


class Described:
    """The operations as the description of the API has them."""

    def __init__(self):
        schema = api.get_openapi_schema()
        self.shapes = schema["components"]["schemas"]
        self.operations = {
            operation["operationId"]: (method.upper(), path, operation)
            for path, methods in schema["paths"].items()
            for method, operation in methods.items()
            if method in METHODS
        }

    def address_of(self, door, thing) -> str:
        given = USUAL | {name: str(value) for name, value in thing.said.items()}
        return re.sub(r"{(\w+)}", lambda place: given[place[1]], self.operations[door.name][1])

    def body_of(self, door, thing, things) -> dict:
        """An example that the description finds valid, so that what follows it is asked."""
        content = self.operations[door.name][2].get("requestBody", {}).get("content", {})
        if "multipart/form-data" in content:
            name = next(iter(self._fields(content["multipart/form-data"]["schema"])))
            return {"data": picture_called(name), "content_type": "multipart/form-data; boundary=part"}
        if not content:
            return {}
        body = example_of(content["application/json"]["schema"], self.shapes, is_asked=True)
        known = things.named | thing.said
        said = SAID.get(door.name, {}).items()
        body |= {name: value.format(**known) if isinstance(value, str) else value for name, value in said}
        return {"data": json.dumps(body), "content_type": "application/json"}

    def _fields(self, schema) -> dict:
        return (self.shapes[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema)["properties"]


@pytest.fixture(scope="module")
def described():
    return Described()


@pytest.fixture
def asked(world, settings, tmp_path):
    settings.JEHAT_FILES, settings.MAY_CALL_ITSELF = tmp_path / "files", True
    parts = gather(world)
    things = Things(world, parts)
    return Asker(parts, access()), things


def test_no_operation_is_forgotten(described):
    assert {door.name for door in DOORS} == set(described.operations)
    assert [door for door in DOORS if door.method != described.operations[door.name][0]] == []


def sends(described, things):
    return lambda door, thing: (described.address_of(door, thing), described.body_of(door, thing, things))


@pytest.mark.parametrize("area", sorted({door.name.partition("_")[0] for door in DOORS}))
def test_every_operation_answers_as_the_predicate_says(area, asked, described):
    asker, things = asked
    those = [door for door in DOORS if door.name.startswith(f"{area}_")]
    asker.everybody(those, things, sends(described, things))
    assert not asker.differing, asker.disagreements()
    print(f"{area}: {asker.number:,} decisions")


def test_without_its_verb_no_operation_is_done(asked, described):
    asker, things = asked
    asker.without_each_verb(DOORS, things, sends(described, things))
    assert not asker.differing, asker.disagreements()
    assert asker.number >= LEAST_VERBS


def test_an_operation_that_asks_for_nothing_is_found(asked, described, monkeypatch):
    asker, things = asked
    monkeypatch.setattr(working, "may_as_employee", lambda user, case, verb: ALLOWED)
    notes = [door for door in DOORS if door.name == "cases_note"]
    asker.without_each_verb(notes, things, sends(described, things))
    assert "POST cases_note, case ordinary: served, not refused" in asker.differing
    asker.everybody(notes, things, sends(described, things))
    # Whoever stands outside the entity would still break at the wall of its notes.
    assert asker.differing["POST cases_note, case ordinary: broken, not refused"] == ["owner"]

"""Every place of the API that takes input, from its description: parts of addresses, questions, headers, bodies."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from tests.attack.program import Program
from tests.attack.sqlmap import PLACE, Target

# Read by one piece of code for all operations, so each is put into the first that takes it.
HEADERS_OF_ALL = {"Idempotency-Key": "attack", "If-Match": '"1"'}
FORM = "application/x-www-form-urlencoded"
GOOD = (200, 201, 202, 204)
# What comes nearest to being let in, where nobody is; of what is not there only who may end it is told so.
NEAREST = (*GOOD, 422, 409, 412, 403, 404, 401)
NEAREST_TO_ENDING = (*GOOD, 404, 422, 409, 412, 403, 401)
# Questions that name something which must be there, or have a form.
KNOWN = {"department": "PERM", "entity": "WRM", "kind": "WRM-BPR", "verb": "case.open", "case": "WRM-1448-000001"}
KNOWN |= {"since": "2026-01-01", "until": "2027-01-01", "day": "2026-11-22", "month": "1448-05", "q": "plan"}
BY_FORMAT = {"uuid": "0193a1c2-7b5e-7c3d-9a41-2f6d1c0b8e57", "date": "2026-11-22", "date-time": "2026-11-22T09:30:00Z"}
BY_FORMAT |= {"time": "21:00", "email": "care@example.test"}
BY_TYPE = {"integer": 1, "boolean": True}


@dataclass(frozen=True)
class Operation:
    """One of the description, with what its addresses and shapes stand for."""

    method: str
    path: str
    told: dict[str, Any]
    shapes: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def key(self) -> str:
        return self.told["operationId"]

    def takes(self, where: str) -> list[dict[str, Any]]:
        return [one for one in self.told.get("parameters", ()) if one["in"] == where]

    @property
    def body(self) -> dict[str, Any]:
        return next(iter(self.told.get("requestBody", {}).get("content", {}).values()), {})

    @property
    def example(self) -> Any:
        return self.body.get("example")

    @property
    def only_ends(self) -> bool:
        """It changes something that is named in its address, and is told nothing more."""
        return self.method != "GET" and self.example is None

    @property
    def fields(self) -> dict[str, dict[str, Any]]:
        """Those of its body, also what the example leaves out; not the bytes of a file."""
        shape = self.body.get("schema", {})
        shape = self.shapes[shape["$ref"].rpartition("/")[2]] if "$ref" in shape else shape
        return {name: one for name, one in shape.get("properties", {}).items() if one.get("format") != "binary"}

    def value(self, part: dict[str, Any]) -> Any:
        """Something that may stand there."""
        shape = part.get("schema", part)
        several = [one for one in (*shape.get("anyOf", ()), *shape.get("allOf", ())) if one.get("type") != "null"]
        shape = (several[0] if several else {}) | shape
        if "$ref" in shape:
            shape = self.shapes[shape["$ref"].rpartition("/")[2]] | shape
        if shape.get("type") == "array":
            return [self.value(shape["items"])]
        if codes := shape.get("enum"):
            return codes[0]
        known = KNOWN.get(part.get("name", "")) or BY_FORMAT.get(shape.get("format", "")) or shape.get("default")
        return str(known if known is not None else BY_TYPE.get(shape.get("type", ""), "x"))

    def at(self, values: dict[str, str], mark: str = "") -> str:
        path = self.path
        for name, value in values.items():
            path = path.replace(f"{{{name}}}", quote(value, safe="") + mark)
        return path


def operations(description: dict[str, Any]) -> Iterator[Operation]:
    shapes = description["components"]["schemas"]
    for path, methods in description["paths"].items():
        for method, told in methods.items():
            yield Operation(method.upper(), path, told, shapes)


def targets(description: dict[str, Any], programs: list[Program]) -> Iterator[Target]:
    """Each operation with all its places, asked by the first program that gets in."""
    left = dict(HEADERS_OF_ALL)
    for operation in operations(description):
        headers = {one["name"]: left.pop(one["name"]) for one in operation.takes("header") if one["name"] in left}
        program = nearest(operation, programs)
        yield from _of(operation, program, program.known(operation), headers)


def nearest(operation: Operation, programs: list[Program]) -> Program:
    """The first that gets in, or comes nearest to it."""
    order = NEAREST_TO_ENDING if operation.only_ends else NEAREST
    found: dict[int, Program] = {}
    for program in programs:
        status = program.asks(operation.method, operation.at(program.known(operation)), operation.example)
        found.setdefault(order.index(status) if status in order else len(order), program)
        if status in GOOD:
            break
    return found[min(found)]


def _of(operation: Operation, program: Program, values: dict[str, str], headers: dict[str, str]) -> Iterator[Target]:
    """Address and questions with the example of the body; then what the example leaves out; then the headers."""
    asked = urlencode({one["name"]: operation.value(one) + PLACE for one in operation.takes("query")}, safe=PLACE)
    path, bare = operation.at(values, PLACE) + (f"?{asked}" if asked else ""), operation.at(values)
    marked = "" if operation.example is None else json.dumps(_marked(operation.example))
    first = Target(operation.name, operation.method, path, program.headers, marked)
    if first.places:
        yield first
    given = operation.example or {}
    if more := {name: operation.value(shape) for name, shape in operation.fields.items() if name not in given}:
        is_form = operation.example is None
        marked = _marked(more)
        body = urlencode(marked, safe=PLACE) if is_form else json.dumps(given | marked)
        kind = {"Content-Type": FORM} if is_form else {}
        yield Target(f"{operation.name} more", operation.method, bare, program.headers | kind, body)
    for name, value in headers.items():
        given = program.headers | {name: value + PLACE}
        yield Target(f"{operation.name} {name}", operation.method, bare, given, json.dumps(operation.example))


def _marked(example: Any) -> Any:
    """The same with a place in every leaf; numbers are read from texts too, which JSON lets anything stand in."""
    if isinstance(example, dict):
        return {name: _marked(part) for name, part in example.items()}
    if isinstance(example, list):
        return [_marked(part) for part in example]
    return (example if isinstance(example, str) else json.dumps(example)) + PLACE

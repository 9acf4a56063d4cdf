"""What the endpoints take and give, each shape under one name of its own; a code with the words for it."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Choices
from ninja.openapi.schema import OpenAPISchema


class OneNameForTwo(Exception):
    """Two areas give different shapes under one name, and a reader of the description would see the wrong one."""


class Shapes(OpenAPISchema):
    """The description as the framework makes it, except that no shape takes the place of another unsaid."""

    def add_schema_definitions(self, definitions: dict) -> None:
        for name, shape in definitions.items():
            known = self.schemas.setdefault(name, shape)
            if known != shape:
                raise OneNameForTwo(f"{name} is both {_gist(known)} and {_gist(shape)}; give one of them its own name")


def _gist(shape: dict) -> str:
    return ", ".join(map(str, shape.get("enum") or shape.get("properties") or [shape.get("type")]))


def codes_in_words(schema: dict[str, Any]) -> None:
    """Every code of a list of choices with what pages call it, in the active language; never a programmer's note."""
    known = {(kind.__name__, tuple(kind.values)): kind for kind in _choices(Choices)}
    for place in _places(schema):
        if place["schema"].get("description") == place.get("description") and "enum" in place["schema"]:
            place.pop("description", None)
    for shape in [*schema["components"]["schemas"].values(), *(place["schema"] for place in _places(schema))]:
        kind = known.get((shape.get("title", ""), tuple(shape.get("enum", ()))))
        if kind:
            shape.pop("description", None)
            shape["x-enum-descriptions"] = {code: str(label) for code, label in kind.choices}


def _places(schema: dict[str, Any]) -> Iterator[Any]:
    """What may stand in an address or a header."""
    for path in schema["paths"].values():
        for operation in path.values():
            yield from operation.get("parameters", ())


def _choices(kind: type) -> Iterator[Any]:
    for each in kind.__subclasses__():
        yield each
        yield from _choices(each)

"""An example of everything that is asked and answered, put together from the examples of its fields."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

# What stands in an address, by the area and the name of the part; the rest are identifiers.
PLACES = {
    ("cases", "number"): "WRM-1448-000123",
    ("cases", "code"): "LEGAL",
    ("files", "place"): "case.WRM-1448-000123.comment",
    ("guide", "code"): "WRM-BPR",
    ("guide", "name"): "working-hours",
    ("messages", "kind"): "case.completed",
    ("organization", "code"): "PERM",
    ("record", "number"): "WRM-1448-000123",
}
BY_FORMAT = {
    "uuid": "0193a1c2-7b5e-7c3d-9a41-2f6d1c0b8e57",
    "date-time": "2026-11-22T09:30:00Z",
    "date": "2026-11-22",
    "binary": "…",
}
SOMETHING = gettext_noop("Example")


def give_examples(schema: dict) -> None:
    """Put an example beside every body, asked or answered, and at every place in an address."""
    shapes = schema["components"]["schemas"]
    for path in schema["paths"].values():
        for operation in path.values():
            _of_operation(operation, shapes)


def _of_operation(operation: dict, shapes: dict) -> None:
    for place in operation.get("parameters", ()):
        if place["in"] == "path" and "example" not in place:
            known = PLACES.get((operation["tags"][0], place["name"]))
            place["example"] = known or example_of(place["schema"], shapes)
    bodies = [(operation.get("requestBody", {}), True)]
    bodies += [(answer, False) for answer in operation["responses"].values()]
    for body, is_asked in bodies:
        for media, content in body.get("content", {}).items():
            if media.endswith("json") and "example" not in content:
                content["example"] = example_of(content["schema"], shapes, is_asked=is_asked)


def example_of(part: dict, shapes: dict, *, name: str = "", is_asked: bool = False) -> Any:
    """One value of a shape; of what is asked only what has to be given, or shows what it looks like."""
    if "$ref" in part:
        part = shapes[part["$ref"].rpartition("/")[2]] | part
    if given := part.get("examples"):
        return given[0]
    for codes in ("enum", "const"):
        if codes in part:
            return part.get("default", part[codes][0] if codes == "enum" else part[codes])
    for several in ("anyOf", "oneOf", "allOf"):
        if several in part:
            return example_of(part[several][0], shapes, name=name, is_asked=is_asked)
    if "properties" in part:
        return _of_object(part, shapes, is_asked)
    return _of_simple(part, shapes, name, is_asked)


def _of_object(part: dict, shapes: dict, is_asked: bool) -> dict:
    fields, needed = part["properties"], part.get("required", ())
    shown = [name for name in fields if not is_asked or name in needed or "examples" in fields[name]]
    return {name: example_of(fields[name], shapes, name=name, is_asked=is_asked) for name in shown or fields}


def _of_simple(part: dict, shapes: dict, name: str, is_asked: bool) -> Any:
    kind = part.get("type")
    if kind == "array":
        return [example_of(part["items"], shapes, name=name, is_asked=is_asked)]
    if kind == "string":
        return BY_FORMAT.get(part.get("format", "")) or part.get("default") or _text(name)
    if kind in {"integer", "number"}:
        return part.get("default", part.get("minimum", 1))
    if kind == "boolean":
        return part.get("default", True)
    return {} if kind == "object" else None


def _text(name: str) -> str:
    """A word; in a field that is kept in Arabic, an Arabic one."""
    with override("ar" if name.endswith("_ar") or name == "arabic" else "en"):
        return _(SOMETHING)

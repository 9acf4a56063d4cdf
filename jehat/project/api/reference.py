"""The description as its page shows it: every operation with what it asks, what it answers, and how to call it."""

import json
from functools import cache

from django.conf import settings
from django.utils.translation import get_language, override

from .description import METHODS, TAGS, description
from .examples import example_of

# The same for every write: the beginning of the page speaks of it.
SAID_ONCE = "Idempotency-Key"
# How a receiver knows that a message comes from here, with what its language has.
VERIFYING = """import base64, hashlib, hmac, time

def is_from_jehat(secret, headers, body):
    if abs(time.time() - int(headers["webhook-timestamp"])) > 300:
        return False
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    expected = "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    return any(hmac.compare_digest(expected, one) for one in headers["webhook-signature"].split())"""


def described_operations() -> list[dict]:
    """Every operation, by tag and in the order of the description: [{tag, name, operations: [{method, path, …}]}]."""
    return _described(get_language() or "ar")


@cache
def _described(language: str) -> list[dict]:
    with override(language):
        schema = description()
        groups: dict[str, list] = {tag["name"]: [] for tag in schema["tags"]}
        for where, path in schema["paths"].items():
            for method in METHODS:
                if method in path:
                    groups[path[method]["tags"][0]].append(_for_people(schema, method, where, path[method]))
        return [{"tag": tag, "name": TAGS[tag], "operations": found} for tag, found in groups.items()]


def problem_in_full() -> str:
    """What a refusal looks like."""
    shapes = description()["components"]["schemas"]
    return json.dumps(example_of(shapes["Problem"], shapes), ensure_ascii=False, indent=2)


def _for_people(schema, method, where, operation) -> dict:
    """What the page shows of one operation."""
    shapes = schema["components"]["schemas"]
    media, asked = next(iter(operation.get("requestBody", {}).get("content", {}).items()), ("", {}))
    return {
        "method": method.upper(),
        "path": where,
        "id": operation["operationId"],
        "summary": operation["summary"],
        "scope": operation.get("x-scope", ""),
        "verb": operation.get("x-verb", ""),
        "parameters": [
            _field(one["name"], one["schema"] | one, shapes, one.get("required"))
            for one in operation.get("parameters", ())
            if one["name"] != SAID_ONCE
        ],
        "media": media,
        "body": _fields(asked.get("schema", {}), shapes),
        "call": _call(method, where, operation, media, asked),
        "answers": [
            _answer(status, answer, shapes) for status, answer in operation["responses"].items() if status != "4XX"
        ],
    }


def _answer(status: str, answer: dict, shapes: dict) -> dict:
    media, content = next(iter(answer.get("content", {}).items()), ("", {}))
    sample = json.dumps(content["example"], ensure_ascii=False, indent=2) if "example" in content else ""
    # The sample shows the names; only what it does not tell is said.
    fields = [one | {"required": False} for one in _fields(content.get("schema", {}), shapes)]
    told = [one for one in fields if one["says"] or one["codes"]]
    return {"status": status, "says": answer["description"], "media": media, "fields": told, "sample": sample}


def _call(method: str, where: str, operation: dict, media: str, asked: dict) -> str:
    """The operation as one types it in a terminal."""
    for place in operation.get("parameters", ()):
        if place["in"] == "path":
            where = where.replace(f"{{{place['name']}}}", str(place["example"]))
    lines = [f"curl {'' if method == 'get' else f'-X {method.upper()} '}{settings.ORIGIN}{where}"]
    if "x-scope" in operation:
        lines.append('-H "Authorization: Bearer $TOKEN"')
    if "example" in asked:
        lines += [f"-H 'Content-Type: {media}'", f"-d '{json.dumps(asked['example'], ensure_ascii=False)}'"]
    elif media:
        lines.append("-F file=@plan.pdf")
    return " \\\n  ".join(lines)


def _fields(part: dict, shapes: dict) -> list[dict]:
    """The fields of an object, or of the objects of a list or a page; their shapes in turn are in the example."""
    whole = _resolved(part, shapes)
    fields = whole.get("properties", {})
    if set(fields) == {"items", "next"}:
        return _fields(fields["items"], shapes)
    needed = whole.get("required", ())
    return [_field(name, field, shapes, name in needed) for name, field in fields.items()]


def _field(name: str, field: dict, shapes: dict, is_needed) -> dict:
    shape = _resolved(field, shapes)
    words = shape.get("x-enum-descriptions", {})
    return {
        "name": name,
        "type": _type(field, shapes),
        "required": bool(is_needed),
        "says": [(index % 2, part) for index, part in enumerate(field.get("description", "").split("`")) if part],
        "codes": [(code, words.get(code, "")) for code in shape.get("enum", ())],
    }


def _resolved(part: dict, shapes: dict) -> dict:
    if "$ref" in part:
        return shapes[part["$ref"].rpartition("/")[2]]
    if part.get("type") == "array":
        return _resolved(part.get("items", {}), shapes)
    several = part.get("anyOf") or part.get("allOf")
    return _resolved(several[0], shapes) if several else part


def _type(field: dict, shapes: dict) -> str:
    """A word for the type of a field, as a programmer reads it."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return "string" if "enum" in shapes[name] else name
    if several := field.get("anyOf") or field.get("allOf"):
        return " | ".join(_type(one, shapes) for one in several)
    if field.get("type") == "array":
        return f"{_type(field.get('items', {}), shapes)}[]"
    return field.get("format") or field.get("type", "any")

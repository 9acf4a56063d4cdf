"""The description of the API (OpenAPI 3.1), in the caller's language, and what it is made of for the page."""

from copy import deepcopy
from functools import cache

from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from ninja.openapi.schema import REF_TEMPLATE

from jehat.audit.action import VERBS
from jehat.core.rest.problems import MEDIA_TYPE, Problem
from jehat.integrations.scopes import SCOPES

from .assembly import api

# What the endpoints are about, by the first word of their addresses.
TAGS = {
    "account": gettext_lazy("Account"),
    "cases": gettext_lazy("Cases"),
    "files": gettext_lazy("Files"),
    "guide": gettext_lazy("Guide"),
    "integrations": gettext_lazy("Webhooks of the entity"),
    "messages": gettext_lazy("Messages"),
    "notices": gettext_lazy("Notices"),
    "organization": gettext_lazy("Departments and employees"),
}
METHODS = ("get", "post", "put", "patch", "delete")


def description() -> dict:
    """The whole description; it is the same for everybody who speaks the same language."""
    return _described(get_language() or "ar")


@cache
def _described(language: str) -> dict:
    with override(language):
        schema = deepcopy(dict(api.get_openapi_schema(path_prefix="/api/v1/")))
        schema["info"]["description"] = _(
            "Every operation makes the call its page makes, under the same permissions and on the same record."
        )
        schemes = schema["components"].setdefault("securitySchemes", {})
        schemes["Door"] = {
            "type": "http",
            "scheme": "bearer",
            "description": _("A token, issued on the page of the account or of the entity, with its scopes."),
        }
        schema["components"]["schemas"] |= _problem_schemas()
        schema["tags"] = [{"name": tag, "description": str(TAGS[tag])} for tag in _tags(schema)]
        for path in schema["paths"].values():
            for method in METHODS:
                if method in path:
                    _finish(path[method])
        return _in_words(schema)


def _in_words(part):
    """The same with every description in the active language."""
    if isinstance(part, list):
        return [_in_words(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        name: _(one) if name == "description" and isinstance(one, str) and one else _in_words(one)
        for name, one in part.items()
    }


def _finish(operation: dict) -> None:
    """Put into words what the code says in codes; every operation may answer a problem."""
    operation["summary"] = _(operation["summary"])
    if verb := VERBS.get(operation.get("x-verb", "")):
        operation["x-record"] = str(verb.says)
    if scope := operation.get("x-scope"):
        operation["security"] = [{"Door": [scope]}]
        operation["x-scope-says"] = str(SCOPES[scope])
    operation["responses"]["4XX"] = {
        "description": _("Refused, with the reason"),
        "content": {MEDIA_TYPE: {"schema": {"$ref": REF_TEMPLATE.format(model="Problem")}}},
    }


def _problem_schemas() -> dict:
    schema = Problem.model_json_schema(ref_template=REF_TEMPLATE)
    return {**schema.pop("$defs", {}), "Problem": schema}


def _tags(schema) -> list[str]:
    found: dict[str, None] = {}
    for path in schema["paths"].values():
        for method in METHODS:
            for tag in path.get(method, {}).get("tags", ()):
                found.setdefault(tag)
    return list(found)


def described_operations() -> list[dict]:
    """Every operation, by tag and in the order of the description: [{tag, operations: [{method, path, …}]}]."""
    schema = description()
    groups: dict[str, list] = {tag["name"]: [] for tag in schema["tags"]}
    for where, path in schema["paths"].items():
        for method in METHODS:
            if method in path:
                groups[path[method]["tags"][0]].append(_for_people(schema, method, where, path[method]))
    return [{"tag": tag, "name": TAGS[tag], "operations": found} for tag, found in groups.items()]


def _for_people(schema, method, where, operation) -> dict:
    """What the page shows of one operation."""
    body = operation.get("requestBody", {}).get("content", {})
    media, asked = next(iter(body.items()), ("", {}))
    answers = [
        {"status": status, "fields": _fields(schema, _schema_of(answer))}
        for status, answer in operation["responses"].items()
        if status != "4XX"
    ]
    return {
        "method": method.upper(),
        "path": where,
        "id": operation["operationId"],
        "summary": operation["summary"],
        "scope": operation.get("x-scope", ""),
        "verb": operation.get("x-verb", ""),
        "parameters": [
            {
                "name": one["name"],
                "in": one["in"],
                "required": one.get("required", False),
                "says": one.get("description", ""),
            }
            for one in operation.get("parameters", ())
        ],
        "media": media,
        "body": _fields(schema, asked.get("schema", {})),
        "answers": answers,
    }


def _schema_of(answer: dict) -> dict:
    return next(iter(answer.get("content", {}).values()), {}).get("schema", {})


def _fields(schema: dict, part: dict) -> list[dict]:
    """The fields of an object, one level deep: [{name, type, required, says, example}]."""
    whole = _resolved(schema, part)
    needed = whole.get("required", ())
    return [
        {
            "name": name,
            "type": _type(field),
            "required": name in needed,
            "says": field.get("description", ""),
            "example": next(iter(field.get("examples", ())), None),
        }
        for name, field in whole.get("properties", {}).items()
    ]


def _resolved(schema: dict, part: dict) -> dict:
    if "$ref" in part:
        return schema["components"]["schemas"][part["$ref"].rpartition("/")[2]]
    if part.get("type") == "array":
        return _resolved(schema, part.get("items", {}))
    return part


def _type(field: dict) -> str:
    """A word for the type of a field, as a programmer reads it."""
    if "$ref" in field:
        return field["$ref"].rpartition("/")[2]
    if "anyOf" in field:
        return " | ".join(_type(one) for one in field["anyOf"])
    if field.get("type") == "array":
        return f"{_type(field.get('items', {}))}[]"
    return field.get("format") or field.get("type", "any")

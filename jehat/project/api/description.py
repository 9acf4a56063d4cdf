"""The description of the API (OpenAPI 3.1), in the caller's language."""

from copy import deepcopy
from functools import cache

from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from ninja.openapi.schema import REF_TEMPLATE

from jehat.audit.action import VERBS
from jehat.core.rest.problems import MEDIA_TYPE, Problem
from jehat.integrations.scopes import SCOPES

from .assembly import api
from .examples import give_examples
from .shapes import codes_in_words

# What the endpoints are about, by the first word of their addresses.
TAGS = {
    "account": gettext_lazy("Account"),
    "calendar": gettext_lazy("Working calendar"),
    "cases": gettext_lazy("Cases"),
    "appointments": gettext_lazy("Appointments"),
    "files": gettext_lazy("Files"),
    "guide": gettext_lazy("Guide"),
    "integrations": gettext_lazy("Tokens, programs and webhooks"),
    "messages": gettext_lazy("Messages"),
    "notices": gettext_lazy("Notices"),
    "organization": gettext_lazy("Departments and employees"),
    "oversight": gettext_lazy("Oversight and urgent access"),
    "record": gettext_lazy("The record and presence"),
}
METHODS = ("get", "post", "put", "patch", "delete")
# What came of a request that was done, by the status of its answer.
ANSWERS = {
    "200": gettext_lazy("Done"),
    "201": gettext_lazy("Made"),
    "202": gettext_lazy("Begun; it goes on by itself"),
    "204": gettext_lazy("Done; there is nothing to tell"),
}


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
        codes_in_words(schema)
        schema["tags"] = [{"name": tag, "description": str(TAGS[tag])} for tag in _tags(schema)]
        for path in schema["paths"].values():
            for method in METHODS:
                if method in path:
                    _finish(path[method])
        give_examples(schema)
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
    for status, answer in operation["responses"].items():
        answer["description"] = str(ANSWERS[str(status)])
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

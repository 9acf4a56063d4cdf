"""Errors as RFC 9457 has them, in the caller's language; each kind of problem has its place on the page of the API."""

from http import HTTPStatus

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jehat.core.rest.problems import MEDIA_TYPE

# kind: (status, title). The page of the API lists them.
KINDS = {
    "malformed": (400, gettext_lazy("The request cannot be read")),
    "unknown-caller": (401, gettext_lazy("No valid token and no session")),
    "refused": (403, gettext_lazy("Refused")),
    "out-of-scope": (403, gettext_lazy("The token is not good for this")),
    "unseen": (404, gettext_lazy("Not found")),
    "method": (405, gettext_lazy("The address does not know this method")),
    "stale": (412, gettext_lazy("It was changed in the meantime")),
    "not-taken": (422, gettext_lazy("The file is not taken")),
    "broken": (500, gettext_lazy("Something went wrong here; it was noted")),
    "invalid": (422, gettext_lazy("The request is not complete or not correct")),
    "key-reused": (422, gettext_lazy("This Idempotency-Key was used for another request.")),
}
# What pydantic finds, by its own names.
FAULTS = {
    "missing": gettext_lazy("This field is required."),
    "string_type": gettext_lazy("This is not text."),
    "string_too_short": gettext_lazy("This has fewer than %(min_length)s characters."),
    "string_too_long": gettext_lazy("This has more than %(max_length)s characters."),
    "string_pattern_mismatch": gettext_lazy("This text is not written as it has to be."),
    "int_parsing": gettext_lazy("This is not a whole number."),
    "int_type": gettext_lazy("This is not a whole number."),
    "greater_than_equal": gettext_lazy("This is less than %(ge)s."),
    "less_than_equal": gettext_lazy("This is more than %(le)s."),
    "too_short": gettext_lazy("There are fewer than %(min_length)s of these."),
    "too_long": gettext_lazy("There are more than %(max_length)s of these."),
    "enum": gettext_lazy("This is none of: %(expected)s."),
    "literal_error": gettext_lazy("This is none of: %(expected)s."),
    "uuid_parsing": gettext_lazy("This is no identifier."),
    "datetime_parsing": gettext_lazy("This is no moment in time (ISO 8601)."),
    "bool_parsing": gettext_lazy("This is neither true nor false."),
    "model_attributes_type": gettext_lazy("This is no object."),
    "json_invalid": gettext_lazy("This is no JSON."),
}


def problem(request, kind: str, *, status=None, detail="", errors=()) -> JsonResponse:
    """An error of a known kind as `application/problem+json`."""
    usual, title = KINDS[kind]
    body = {
        "type": f"/api/v1/docs#problem-{kind}",
        "title": str(title),
        "status": status or usual,
        "detail": str(detail),
        "instance": request.path,
        "errors": list(errors),
    }
    return JsonResponse(body, status=body["status"], content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})


def of_status(request, response) -> JsonResponse:
    """The problem that an answer without one stands for; its headers stay."""
    if refusal := getattr(response, "refusal", None):
        return problem(request, "not-taken", status=refusal.status, detail=refusal.sentence)
    kind = next((kind for kind, (status, _title) in KINDS.items() if status == response.status_code), "")
    if not kind:
        kind = "broken" if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR else "malformed"
    answer = problem(request, kind, status=response.status_code, detail=getattr(response, "says", ""))
    for name, value in response.items():
        if name not in ("Content-Type", "Content-Length"):
            answer[name] = value
    return answer


def refused(request, refusal):
    return problem(request, "refused", detail=refusal)


def out_of_scope(request, missing):
    return problem(request, "out-of-scope", detail=_("It needs the scope %(scope)s.") % {"scope": missing.scope})


def unseen(request, missing):
    return problem(request, "unseen")


def stale(request, error):
    return problem(request, "stale", detail=_("Read it again, and name the version you read in If-Match."))


def not_taken(request, refusal):
    return problem(request, "not-taken", status=getattr(refusal, "status", None), detail=refusal)


def unknown_caller(request, error):
    response = problem(request, "unknown-caller")
    response["WWW-Authenticate"] = "Bearer"
    return response


def no_json(request, _error):
    """A form where an object belongs: it was taken apart as a form before anybody asked for its bytes."""
    return problem(request, "malformed", detail=FAULTS["json_invalid"])


def malformed(request, error):
    return problem(request, "invalid", errors=[_fault(one) for one in error.errors])


def _fault(one) -> dict:
    """One fault of pydantic in words; a sentence that our own code raised is already the caller's."""
    if one["type"] == "value_error":
        says = str(one.get("ctx", {}).get("error", "")) or one["msg"].partition(", ")[2]
    else:
        context = one.get("ctx", {})
        kind = "missing" if one["type"] == "string_too_short" and context.get("min_length") == 1 else one["type"]
        says = FAULTS.get(kind, _("This value is not accepted.")) % context
    return {"where": ".".join(str(part) for part in one["loc"]), "says": str(says)}


def other(request, error):
    status = error.status_code
    kind = "refused" if status == HTTPStatus.FORBIDDEN else "malformed"
    detail = _("The request did not come from a page of the platform.") if kind == "refused" else ""
    return problem(request, kind, status=status, detail=detail)

"""The description of the API, as JSON for programs and as a page for people."""

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jehat.integrations.queries import tellable
from jehat.integrations.scopes import SCOPES

from .description import description
from .problems import KINDS
from .reference import VERIFYING, described_operations, problem_in_full


@require_safe
def openapi(request) -> HttpResponse:
    """OpenAPI 3.1, in the language of the request."""
    return JsonResponse(description(), json_dumps_params={"ensure_ascii": False})


@require_safe
def docs(request) -> HttpResponse:
    """How a programmer begins, what there is, and what is answered to all of it, served from here."""
    context = {
        "groups": described_operations(),
        "scopes": SCOPES.items(),
        "problems": [{"kind": kind, "status": status, "title": title} for kind, (status, title) in KINDS.items()],
        "events": tellable().items(),
        "origin": settings.ORIGIN,
        "verifying": VERIFYING,
        "problem": problem_in_full(),
    }
    return render(request, "api/docs.html", context)


@require_safe
def docs_of(request, tag: str) -> HttpResponse:
    """The operations of one area, in full."""
    group = next((one for one in described_operations() if one["tag"] == tag), None)
    if group is None:
        raise Http404
    return render(request, "api/docs_of.html", {"group": group})

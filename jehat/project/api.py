"""The API of the platform, assembled from the routers of the areas; each operation makes the call its page makes."""

from django.http import Http404
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.security import django_auth

from jehat.cases.api import router as cases
from jehat.core.verdict import Refused

api = NinjaAPI(title="Jehat", version="1", urls_namespace="api", auth=django_auth, docs_url=None)
api.add_router("/cases/", cases, tags=["cases"])


def problem(request, status: int, title: str, **more):
    """An error as RFC 9457 has it, in the caller's language."""
    response = api.create_response(request, {"status": status, "title": title, **more}, status=status)
    response["Content-Type"] = "application/problem+json"
    return response


@api.exception_handler(Refused)
def refused(request, refusal):
    return problem(request, 403, str(refusal))


@api.exception_handler(Http404)
def unseen(request, missing):
    return problem(request, 404, "Not Found")


@api.exception_handler(ValidationError)
def malformed(request, error):
    return problem(request, 422, "Unprocessable Content", errors=error.errors)

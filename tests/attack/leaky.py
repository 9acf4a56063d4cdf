"""An API made as ours is, with what must never be: an operation that breaks, and one that says too much."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import path
from ninja import Schema

from jehat.project.api.assembly import Endpoints

api = Endpoints(title="Leaky", version="1", urls_namespace="leaky", docs_url=None, openapi_url=None)


class Word(Schema):
    """What every operation here declares that it answers."""

    word: str


@api.get("/sound", response=Word)
def sound(request: HttpRequest):
    """Does as it says."""
    return {"word": "oasis"}


@api.get("/breaks", response={200: Word, 422: dict[str, Any]})
def breaks(request: HttpRequest, number: int):
    """Has not thought of one number."""
    return {"word": str(1 / number)}


@api.get("/leaks", response=Word)
def leaks(request: HttpRequest):
    """Goes round the shape of its answer."""
    return JsonResponse({"word": "oasis", "secret": "1448"})


urlpatterns = [path("api/", api.urls)]

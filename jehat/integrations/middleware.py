"""What every request of a program meets first: its token, and the answer it may have had already."""

import hashlib
import json
import re

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jehat.core.crypto.blind import blind_index
from jehat.core.rest.problems import MEDIA_TYPE
from jehat.core.walls import seen_as

from . import queries
from .models import KeptAnswer, Token

ENDPOINTS = "/api/"
WRITES = {"POST", "PUT", "PATCH", "DELETE"}
KEY = re.compile(r"[!-~]{1,200}\Z")
KEPT_HEADERS = ("Allow", "Content-Type", "ETag", "Location", "Content-Language")


class ProgramsMiddleware:
    """Sets `request.bearer` to the token that the request carries; a write with an `Idempotency-Key` is done once."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(ENDPOINTS):
            return self.get_response(request)
        # Who holds a token is known by it alone, and stands inside no wall before it was found.
        with seen_as.platform():
            request.bearer = _bearer(request)
        key = request.headers.get("Idempotency-Key")
        caller = request.bearer.user if request.bearer else request.user
        if key is None or request.method not in WRITES or not caller.is_authenticated:
            return self.get_response(request)
        if not KEY.match(key):
            return _problem(request, 400, "malformed", _("An Idempotency-Key has 1 to 200 visible characters."))
        return self._once(request, caller, key)

    def _once(self, request, caller, key):
        """Do it and keep the answer, both or neither; who comes again waits for the first and hears the same."""
        place = f"{request.method} {request.get_full_path()} {key}"
        names = {"key": blind_index("integrations.answer", place), "request": _digest(request)}
        try:
            with transaction.atomic():
                kept = KeptAnswer.objects.create(user=caller, **names)
                response = self.get_response(request)
                if response.status_code >= 500 or response.streaming:
                    transaction.set_rollback(True)
                else:
                    _keep(kept, response)
                return response
        except IntegrityError:
            kept = KeptAnswer.objects.filter(user=caller, key=names["key"]).first()
            if kept is None:
                raise
        if kept.request != names["request"]:
            return _problem(request, 422, "key-reused", _("This Idempotency-Key was used for another request."))
        return _again(kept)


def _bearer(request) -> Token | None:
    kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not secret:
        return None
    now = timezone.now()
    token = queries.bearer(secret.strip(), now)
    if token and token.is_used_unnoted(now):
        Token.objects.filter(pk=token.pk).update(used_at=now)
    return token


def _digest(request) -> bytes:
    """What the request says; of files only how much there is, for they are not held in memory."""
    said = [request.content_type]
    if request.content_type == "multipart/form-data":
        said.append(request.headers.get("Content-Length", ""))
    else:
        said.append(hashlib.sha256(request.body).hexdigest())
    return blind_index("integrations.request", json.dumps(said))


def _keep(kept, response) -> None:
    kept.status = response.status_code
    kept.headers = {name: response[name] for name in KEPT_HEADERS if name in response}
    kept.body = response.content.decode()
    kept.save(update_fields=["status", "headers", "body"])


def _again(kept) -> HttpResponse:
    response = HttpResponse(kept.body, status=kept.status, headers=kept.headers)
    response["Idempotency-Replayed"] = "true"
    return response


def _problem(request, status: int, kind: str, title) -> HttpResponse:
    body = {"type": f"/api/v1/docs#problem-{kind}", "title": str(title), "status": status, "detail": ""}
    body |= {"instance": request.path, "errors": []}
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)

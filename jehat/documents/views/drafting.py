"""The doors of drafts: a script speaks JSON and goes on typing; a form without script is kept and comes back."""

import json
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.documents import actions, places, queries, refusals
from jehat.documents.actions.drafting import Gone
from jehat.documents.models import Draft
from jehat.documents.refusals import Refusal
from jehat.documents.typed import words_of

from .uploading import described, refused


@login_required
@require_GET
def drafts(request: HttpRequest) -> HttpResponse:
    """Everything typed and not sent."""
    return render(request, "documents/drafts.html", {"drafts": queries.drafts_of(request.user)})


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, place: str, then: str = "") -> HttpResponseBase:
    """What is kept at a place; posting keeps it: JSON {words, files, base, device}, or the form itself."""
    if not request.user.is_authenticated:
        return refused(refusals.stranger()) if _is_json(request) else redirect("people:sign_in")
    if request.method == "POST":
        return _keep_json(request, place) if _is_json(request) else _keep_form(request, place, then)
    found = queries.draft_at(request.user, place)
    if found is None:
        raise Http404
    return JsonResponse(_told(found))


@login_required
@require_POST
def discard_draft(request: HttpRequest, place: str) -> HttpResponse:
    actions.discard_draft(by=request.user, place=place)
    if _is_json(request):
        return HttpResponse(status=204)
    messages.success(request, _("The draft was discarded."))
    return redirect(_then(request, reverse("documents:drafts")))


@login_required
@require_POST
def swap_draft(request: HttpRequest, place: str, device: str) -> HttpResponse:
    """Go on with the words of another device; "-" is one without a script."""
    found = places.find(request.user, place)
    if found is None:
        raise Http404
    actions.swap_draft(by=request.user, place=place, device=device.strip("-"))
    return redirect(found.url)


def _keep_json(request: HttpRequest, place: str) -> JsonResponse:
    given = _read(request)
    try:
        kept = actions.keep_draft(by=request.user, place=place, **given)
    except Gone:
        # Not an error: the words are on the device, and become a draft of their own when the person goes on.
        gone = _("This was sent or discarded elsewhere. What you typed stays here; go on, and it is a new draft.")
        return JsonResponse({"version": 0, "gone": gone})
    except Refused as no:
        return refused(Refusal(403, str(no)))
    # The files of the answer are those that the draft has now, not those read before.
    return JsonResponse(_told(queries.draft_at(request.user, place)) if kept else {"version": 0})


def _keep_form(request: HttpRequest, place: str, then: str) -> HttpResponseBase:
    """A form that was sent here instead of to its own address: kept with its files, and shown again."""
    found = places.find(request.user, place)
    if found is None:
        raise Http404
    kept = [actions.keep(by=request.user, upload=upload) for upload in request.FILES.getlist("attachments")]
    files = [*queries.waiting_of(request.user, request.POST.getlist("files")), *kept]
    words = words_of({name: request.POST.getlist(name) for name in request.POST})
    known = queries.draft_at(request.user, place)
    base = _number(request.POST.get("draft_base")) if known else 0
    actions.keep_draft(by=request.user, place=place, words=words, files=files, base=base)
    if then == "mine":
        return redirect(f"{reverse('documents:mine')}?for={place}")
    messages.success(request, _("The draft was saved. It waits for you on every device."))
    return redirect(found.url)


def _read(request: HttpRequest) -> dict[str, Any]:
    try:
        given = json.loads(request.body)
        words = words_of(given["words"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadRequest("not a draft") from error
    device = None
    with suppress(ValueError, TypeError, AttributeError):
        device = UUID(given.get("device"))
    files = queries.waiting_of(request.user, [one for one in given.get("files") or () if isinstance(one, str)])
    base, is_older = _number(given.get("base")), given.get("older") is True
    return {"words": words, "files": files, "base": base, "device": device, "is_older": is_older}


def _told(kept: Draft) -> dict:
    return {
        "version": kept.version,
        "saved_at": kept.saved_at.isoformat(),
        "words": kept.words,
        "files": [described(file) for file in kept.files.all()],
        "others": kept.others,
    }


def _number(value) -> int:
    return int(value) if str(value).isdecimal() and len(str(value)) < 9 else 0


def _is_json(request: HttpRequest) -> bool:
    return request.content_type == "application/json"


def _then(request: HttpRequest, otherwise: str) -> str:
    asked = request.POST.get("then", "")
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else otherwise

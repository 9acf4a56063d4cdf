"""The doors for a page that uploads while it is being filled in. Errors are JSON: {"error": sentence}."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from jehat.core.verdict import Refused

from . import actions, refusals
from .models import File
from .refusals import Refusal


@require_POST
def upload(request: HttpRequest) -> JsonResponse:
    """Keep the file of the field `file`; with `voice` set to 1 it must be a recording."""
    if not request.user.is_authenticated:
        return _refused(refusals.stranger())
    sent = request.FILES.get("file")
    if sent is None:
        return _refused(refusals.missing())
    try:
        file = actions.keep(by=request.user, upload=sent, is_voice=request.POST.get("voice") == "1")
    except Refused as refused:
        return _refused(Refusal(getattr(refused, "status", 403), str(refused)))
    return JsonResponse(_described(file), status=201)


@require_http_methods(["POST", "DELETE"])
def discard(request: HttpRequest, pk) -> HttpResponse:
    """Take back a file that was uploaded and not used."""
    if not request.user.is_authenticated:
        return _refused(refusals.stranger())
    file = get_object_or_404(File.objects.of_uploader(request.user).unattached(), pk=pk)
    actions.discard(by=request.user, file=file)
    return HttpResponse(status=204)


def _refused(refusal: Refusal) -> JsonResponse:
    return JsonResponse({"error": str(refusal.sentence)}, status=refusal.status)


def _described(file: File) -> dict:
    return {
        "id": str(file.pk),
        "name": file.name,
        "size": file.size,
        "kind": file.kind,
        "state": file.state,
        "duration": file.duration,
        "waveform": file.waveform,
        "discard": reverse("documents:discard", args=[file.pk]),
    }

"""The doors for a page that uploads while it is being filled in. Errors are JSON: {"error": sentence}."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.documents import actions, refusals
from jehat.documents.models import File
from jehat.documents.refusals import Refusal


@require_POST
def upload(request: HttpRequest) -> JsonResponse:
    """Keep the file of the field `file`; with `voice` set to 1 it must be a recording."""
    if not request.user.is_authenticated:
        return refused(refusals.stranger())
    sent = request.FILES.get("file")
    if sent is None:
        return refused(refusals.missing())
    try:
        file = actions.keep(by=request.user, upload=sent, is_voice=request.POST.get("voice") == "1")
    except Refused as no:
        return refused(Refusal(getattr(no, "status", 403), str(no)))
    return JsonResponse(described(file), status=201)


@require_http_methods(["POST", "DELETE"])
def discard(request: HttpRequest, pk) -> HttpResponse:
    """Take back a file that was uploaded and not used."""
    if not request.user.is_authenticated:
        return refused(refusals.stranger())
    file = get_object_or_404(File.objects.of_uploader(request.user).unattached(), pk=pk)
    actions.discard(by=request.user, file=file)
    return HttpResponse(status=204)


def refused(refusal: Refusal) -> JsonResponse:
    """A refusal as the uploader's script reads it."""
    return JsonResponse({"error": str(refusal.sentence)}, status=refusal.status)


def described(file: File) -> dict:
    """A file that waits to be used, as the uploader's script reads it."""
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

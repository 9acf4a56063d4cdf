"""The files a person gave before: to look at, to take, and to give again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jehat.core.verdict import Refused
from jehat.documents import actions, places, queries, uses
from jehat.documents.forms import ValidityForm
from jehat.documents.refusals import Refusal

from .uploading import described, refused


@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """The list, with where each is used; `for` names a place whose draft it may be attached to."""
    words = request.GET.get("q", "")[:200].replace("\0", "")
    asked = request.GET.get("page", "")
    page = int(asked) if asked.isdecimal() and 0 < len(asked) < 5 else 1
    files, is_more = queries.own_files(request.user, words=words, page=max(page, 1))
    used = uses.used_in(request.user, files)
    place = request.GET.get("for", "")
    context = {
        "rows": [_row(file, used.get(file.pk)) for file in files],
        "words": words,
        "page": max(page, 1),
        "older": page + 1 if is_more else 0,
        "place": place,
        "target": places.find(request.user, place) if place else None,
    }
    return render(request, "documents/_mine.html" if request.htmx else "documents/mine.html", context)


def _row(file, use) -> dict:
    return {"file": file, "use": use, "is_expired": file.is_expired(timezone.localdate())}


@login_required
@require_POST
def reuse(request: HttpRequest, pk) -> HttpResponseBase:
    """Give a file again: the script takes the copy into its form, else it goes into the draft of the place."""
    is_script = "text/html" not in request.headers.get("Accept", "")
    file = get_object_or_404(uses.own_files(request.user), pk=pk)
    try:
        copy = actions.reuse(by=request.user, file=file)
    except Refused as no:
        if is_script:
            return refused(Refusal(403, str(no)))
        raise
    if is_script:
        return JsonResponse(described(copy), status=201)
    place = request.POST.get("for", "")
    found = places.find(request.user, place)
    if found is None:
        raise Http404
    _put_into_draft(request, place, copy)
    messages.success(request, _("The file was attached to your draft."))
    return redirect(found.url)


@login_required
@require_POST
def set_validity(request: HttpRequest, pk) -> HttpResponseBase:
    """Until when the document holds; an empty day takes it back."""
    file = get_object_or_404(uses.own_files(request.user), pk=pk)
    form = ValidityForm(request.POST)
    if form.is_valid():
        actions.set_validity(by=request.user, file=file, **form.cleaned_data)
        messages.success(request, _("It was noted until when the document holds."))
    else:
        messages.error(request, _("This is no day."))
    return redirect("documents:mine")


def _put_into_draft(request: HttpRequest, place: str, copy) -> None:
    kept = queries.draft_at(request.user, place)
    words, files, base = (kept.words, list(kept.files.all()), kept.version) if kept else ({}, [], 0)
    actions.keep_draft(by=request.user, place=place, words=words, files=[*files, copy], base=base)

"""The other words people use, kept by the entity."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from jehat.catalogue import actions, queries
from jehat.catalogue.forms import WordingForm

from .keeping import keeps_guide

ON_A_PAGE = 50


@require_GET
@keeps_guide("change_wording")
def wordings(request, *, entity):
    """The kinds of case of the entity, with how many other words each has; and a trial of the search."""
    words = request.GET.get("q", "").strip()[:120]
    found, _answer = queries.find(words, most=5) if words else ([], None)
    page = Paginator(queries.kinds_to_word(entity), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "catalogue/wordings.html", {"entity": entity, "page": page, "words": words, "found": found})


@require_http_methods(["GET", "POST"])
@keeps_guide("change_wording")
def change_wording(request, *, entity, code):
    kind = get_object_or_404(queries.kinds_to_word(entity), code=code)
    wording = getattr(kind, "wording", None)
    initial = {"words_ar": wording.words_ar, "words_en": wording.words_en} if wording else {}
    form = WordingForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.change_wording(by=request.user, kind=kind, **form.cleaned_data)
        messages.success(request, _("The other words were saved. The search knows them now."))
        return redirect("catalogue:wordings")
    status = 422 if form.is_bound else 200
    return render(request, "catalogue/change_wording.html", {"kind": kind, "form": form}, status=status)

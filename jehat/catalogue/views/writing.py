"""The doors to the form of a kind of case: its questions, with what the beneficiary will see beside them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jehat.catalogue import actions, permissions, queries
from jehat.catalogue.actions.editing import Stale
from jehat.catalogue.differences import differences
from jehat.catalogue.fields.asking import PreviewForm
from jehat.catalogue.forms.rows import asked, moved, touched
from jehat.catalogue.forms.writing import WriteFormForm
from jehat.catalogue.models import WRITTEN, Version

from .keeping import keeps_guide
from .kinds import kind_or_404

LANGUAGES = ("ar", "en")


@require_http_methods(["GET", "POST"])
@keeps_guide("see_kinds")
def write_form(request, *, entity, code):
    kind = kind_or_404(entity, code)
    permissions.can_write_version(request.user, kind).require()
    standing = queries.standing_of(kind)
    if asked(request.POST):
        return _with_rows_moved(request, kind, standing)
    form = WriteFormForm(request.POST or None, standing=standing)
    if not (form.is_bound and form.is_valid()):
        return _page(request, kind, standing, form, status=422 if form.is_bound else 200)
    try:
        actions.write_version(by=request.user, kind=kind, said=form.offered, seen=form.cleaned_data["seen"])
    except Stale as stale:
        return _both(request, kind, stale, form.offered)
    messages.success(request, _("The draft was saved."))
    return redirect("catalogue:write_form", code=code)


@require_POST
@keeps_guide("see_kinds")
def preview_form(request, *, entity, code):
    """The questions as they stand in the form being written, as the beneficiary will see them."""
    kind = kind_or_404(entity, code)
    form = WriteFormForm(request.POST, standing=queries.standing_of(kind))
    return render(request, "catalogue/_edit_asked.html", {"kind": kind, **preview(request, form)})


def preview(request, form) -> dict:
    """What the preview shows, in the language that was asked for."""
    wanted = request.GET.get("in")
    language = wanted if wanted in LANGUAGES else translation.get_language()
    with translation.override(language):
        shown = PreviewForm(auto_id="preview-%s")
        shown.ask(form.sketch)
        return {"questions": shown.questions, "shown_in": language}


def _with_rows_moved(request, kind, standing):
    form = WriteFormForm(moved(request.POST), standing=standing)
    if not request.htmx:
        return _page(request, kind, standing, form, is_silent=True)
    context = {"rows": form.rows, "kind": kind, "touched": touched(request.POST, form.rows), "is_late": True}
    return render(request, "catalogue/_edit_fields.html", context | preview(request, form))


def _both(request, kind, stale, offered):
    """What somebody else saved and what was typed here, side by side, and nothing lost."""
    data = request.POST.copy()
    data["seen"] = stale.standing.stamp
    form = WriteFormForm(data, standing=stale.standing)
    mine = with_more(stale.standing, offered)
    apart = {"stale": stale.standing, "apart": differences(stale.standing, mine), "reason": str(stale)}
    return _page(request, kind, stale.standing, form, status=409, **apart)


def with_more(standing, offered) -> Version:
    """What a version would be that says something more; nothing is saved."""
    words = {name: getattr(standing, name) for name in WRITTEN} | offered
    return Version(kind_id=standing.kind_id, entity_id=standing.entity_id, **words)


def _page(request, kind, standing, form, *, status=200, **more):
    context = {"kind": kind, "standing": standing, "form": form, "rows": form.rows, **preview(request, form)}
    return render(request, "catalogue/edit_form.html", context | more, status=status)

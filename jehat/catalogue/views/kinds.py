"""The kinds of case of an entity as those see them who keep the guide: the list, a new one, the words of one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from jehat.catalogue import actions, permissions, queries
from jehat.catalogue.actions.editing import Stale
from jehat.catalogue.completeness import gaps
from jehat.catalogue.differences import differences
from jehat.catalogue.forms.kinds import AddKindForm, WriteVersionForm
from jehat.catalogue.forms.rows import ROWS, asked, moved, touched
from jehat.catalogue.models import Kind, Version
from jehat.core.verdict import Refused

from .keeping import keeps_guide

ON_A_PAGE = 25
FILTERS = {
    "all": gettext_lazy("All"),
    "published": gettext_lazy("Published"),
    "draft": gettext_lazy("With a draft"),
    "retired": gettext_lazy("Retired"),
}


def kind_or_404(entity, code) -> Kind:
    return get_object_or_404(Kind.objects.of(entity).select_related("entity", "department"), code=code)


@require_GET
@keeps_guide("see_kinds")
def see_kinds(request, *, entity):
    show = request.GET.get("show") if request.GET.get("show") in FILTERS else "all"
    counts = queries.kept_counts(entity)
    filters = [
        {"label": label, "url": f"?show={name}", "count": counts[name], "current": name == show}
        for name, label in FILTERS.items()
    ]
    page = Paginator(queries.kept_kinds(entity, show=show), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"entity": entity, "filters": filters, "show": show, "page": page}
    return render(request, "catalogue/edit_kinds.html", context)


@require_http_methods(["GET", "POST"])
@keeps_guide("see_kinds")
def add_kind(request, *, entity):
    permissions.can_add_kind(request.user, entity).require()
    form = AddKindForm(request.POST or None, entity=entity)
    if form.is_valid():
        try:
            kind = actions.add_kind(by=request.user, entity=entity, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The kind of case was added as a draft; nobody outside sees it yet."))
            return redirect("catalogue:write_version", code=kind.code)
    context = {"entity": entity, "form": form}
    return render(request, "catalogue/edit_add.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@keeps_guide("see_kinds")
def write_version(request, *, entity, code):
    kind = kind_or_404(entity, code)
    permissions.can_write_version(request.user, kind).require()
    standing = queries.standing_of(kind)
    if name := asked(request.POST):
        return _with_rows_moved(request, kind, standing, name)
    form = WriteVersionForm(request.POST or None, entity=entity, standing=standing)
    if not (form.is_bound and form.is_valid()):
        return _page(request, kind, standing, form, status=422 if form.is_bound else 200)
    try:
        actions.write_version(by=request.user, kind=kind, said=form.offered, seen=form.cleaned_data["seen"])
    except Stale as stale:
        return _both(request, kind, stale, form.offered)
    messages.success(request, _("The draft was saved."))
    return redirect("catalogue:preview_kind" if "preview" in request.POST else "catalogue:write_version", code=code)


def _with_rows_moved(request, kind, standing, name):
    """What was typed with a row more, less or moved: to a script only those rows, else the whole page."""
    form = WriteVersionForm(moved(request.POST), entity=kind.entity, standing=standing)
    if not request.htmx:
        return _page(request, kind, standing, form, is_silent=True)
    rows = next(rows for rows in form.rows if rows.name == name)
    return render(
        request, "catalogue/_edit_rows.html", {"rows": rows, "kind": kind, "touched": touched(request.POST, rows)}
    )


def _both(request, kind, stale, offered):
    """Somebody else was faster: what he saved and what was typed here, side by side, and nothing lost."""
    data = request.POST.copy()
    data["seen"] = stale.standing.stamp
    form = WriteVersionForm(data, entity=kind.entity, standing=stale.standing)
    mine = Version(kind=kind, entity=kind.entity, **offered)
    apart = {"stale": stale.standing, "apart": differences(stale.standing, mine), "reason": str(stale)}
    return _page(request, kind, stale.standing, form, status=409, **apart)


def _page(request, kind, standing, form, *, status=200, **more):
    context = {
        "entity": kind.entity,
        "kind": kind,
        "standing": standing,
        "form": form,
        "gaps": [(_anchor(gap.field), gap.says) for gap in gaps(standing)] if standing.is_draft else [],
        "may": may(request.user, kind),
    }
    return render(request, "catalogue/edit_kind.html", context | more, status=status)


def may(user, kind) -> dict:
    """What the person may do with the kind, by verb."""
    verbs = ("discard_draft", "publish_kind", "retire_kind", "restore_version")
    return {verb: getattr(permissions, f"can_{verb}")(user, kind) for verb in verbs}


def _anchor(field: str) -> str:
    """The id of what fills a gap."""
    if field in ROWS:
        return f"rows-{field}"
    return "id_channels-group" if field == "channels" else f"id_{field}"

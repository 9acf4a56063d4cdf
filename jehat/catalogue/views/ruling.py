"""The door to the rules of a kind of case."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jehat.catalogue import actions, permissions, queries
from jehat.catalogue.actions.editing import Stale
from jehat.catalogue.differences import differences
from jehat.catalogue.forms.rows import asked, moved, touched
from jehat.catalogue.forms.rules import WriteRulesForm

from .keeping import keeps_guide
from .kinds import kind_or_404
from .writing import with_more


@require_http_methods(["GET", "POST"])
@keeps_guide("see_kinds")
def write_rules(request, *, entity, code):
    kind = kind_or_404(entity, code)
    permissions.can_write_version(request.user, kind).require()
    standing = queries.standing_of(kind)
    if name := asked(request.POST):
        return _with_rows_moved(request, kind, standing, name)
    form = WriteRulesForm(request.POST or None, entity=entity, standing=standing)
    if not (form.is_bound and form.is_valid()):
        return _page(request, kind, standing, form, status=422 if form.is_bound else 200)
    try:
        actions.write_version(by=request.user, kind=kind, said=form.offered, seen=form.cleaned_data["seen"])
    except Stale as stale:
        return _both(request, kind, stale, form.offered)
    messages.success(request, _("The draft was saved."))
    return redirect("catalogue:write_rules", code=code)


def _with_rows_moved(request, kind, standing, name):
    form = WriteRulesForm(moved(request.POST), entity=kind.entity, standing=standing)
    rows = next((rows for rows in form.rows if rows.name == name), None)
    if not request.htmx or rows is None:
        return _page(request, kind, standing, form, is_silent=True)
    context = {"rows": rows, "kind": kind, "touched": touched(request.POST, rows)}
    return render(request, "catalogue/_edit_ruled.html", context)


def _both(request, kind, stale, offered):
    """What somebody else saved and what was typed here, side by side, and nothing lost."""
    data = request.POST.copy()
    data["seen"] = stale.standing.stamp
    form = WriteRulesForm(data, entity=kind.entity, standing=stale.standing)
    apart = differences(stale.standing, with_more(stale.standing, offered))
    told = {"stale": stale.standing, "apart": apart, "reason": str(stale)}
    return _page(request, kind, stale.standing, form, status=409, **told)


def _page(request, kind, standing, form, *, status=200, **more):
    context = {"kind": kind, "standing": standing, "form": form}
    return render(request, "catalogue/edit_rules.html", context | more, status=status)

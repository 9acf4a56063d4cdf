"""Whole tables of departments and employees: given out, handed in, judged, taken."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.organization import actions, columns, judgement, permissions, queries, sheets
from jehat.organization.forms import BatchForm
from jehat.organization.judgement import Effect
from jehat.organization.models import Batch

from .administration import administers, status_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 100


def _known(table) -> Batch.Table:
    if table not in Batch.Table.values:
        raise Http404
    return Batch.Table(table)


@require_http_methods(["GET", "POST"])
@administers
def hand_in_batch(request, *, entity, table):
    table = _known(table)
    permissions.can_take_batch(request.user, entity, table).require()
    form = BatchForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            batch = actions.hand_in_batch(by=request.user, entity=entity, table=table, rows=form.cleaned_data["file"])
            return redirect("organization:batch", batch.pk)
        except sheets.BadSheet as bad:
            form.add_error("file", str(bad.sentence))
    context = {
        "form": form,
        "entity": entity,
        "table": table,
        "columns": columns.TABLES[table],
        "example": columns.example(table),
        "roles": entity.roles.in_use().order_by("pk") if table == Batch.Table.EMPLOYEES else [],
        "begun": queries.begun_batches(table, entity),
    }
    return render(request, "organization/hand_in_batch.html", context, status=status_of(form))


@require_GET
@administers
def batch(request, *, entity, pk):
    """What the table would do, row by row, as long as nothing is done; then how far it is and what came of it."""
    batch = get_object_or_404(Batch, pk=pk, entity=entity)
    permissions.can_take_batch(request.user, entity, batch.table).require()
    if batch.state != Batch.State.HANDED_IN:
        return _taking(request, batch)
    lines = judgement.judged(batch.table, entity, batch.rows)
    counts = {effect: sum(one.effect == effect for one in lines) for effect in Effect}
    show = request.GET.get("show") if request.GET.get("show") in Effect.values else ""
    shown = [one for one in lines if one.effect == show] if show else lines
    context = {
        "batch": batch,
        "page": Paginator(shown, SHOWN).get_page(request.GET.get("page")),
        "filters": _filters(counts, len(lines), show),
        "errors": counts[Effect.ERROR],
        "todo": counts[Effect.NEW] + counts[Effect.CHANGED],
        "columns": [column for column in columns.TABLES[batch.table] if column.is_required or column.is_told],
    }
    return render(request, "organization/batch.html", context)


def _taking(request, batch):
    context = {
        "batch": batch,
        "stands": batch.stands(timezone.now()),
        "page": Paginator(batch.refused, SHOWN).get_page(request.GET.get("page")),
    }
    template = "organization/_taking.html" if request.htmx else "organization/taking.html"
    return render(request, template, context)


def _filters(counts, number, show) -> list[dict]:
    named = [("", _("All"), number), *((effect.value, effect.label, counts[effect]) for effect in Effect)]
    return [
        {"label": label, "url": f"?show={value}", "count": n, "current": value == show} for value, label, n in named
    ]


@require_POST
@administers
def take_batch(request, *, entity, pk):
    """Begin; what is done at once and without a refusal leads to where it went, all else to how far it is."""
    batch = get_object_or_404(Batch, pk=pk, entity=entity)
    try:
        batch = actions.take_batch(by=request.user, batch=batch)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("organization:batch", pk)
    if batch.state != Batch.State.TAKEN or batch.refused:
        return redirect("organization:batch", pk)
    messages.success(request, _("The table was taken in."))
    return redirect(f"organization:{batch.table}")


@require_GET
@administers
def table(request, *, entity, table):
    """The present departments or employees, or with `?example=1` the headings and one invented row, as XLSX."""
    table = _known(table)
    permissions.can_take_batch(request.user, entity, table).require()
    heads = columns.headings(columns.TABLES[table])
    if request.GET.get("example"):
        rows = [list(columns.example(table).values())]
    else:
        rows = queries.rows_of(table, entity, [column.key for column in columns.TABLES[table]])
    content = sheets.written([heads, *rows], title=str(table.label), is_right_to_left=get_language_bidi())
    name = f"{entity.code}-{table.value}.xlsx"
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})

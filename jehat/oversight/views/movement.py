"""The pages of an inspector: where the cases of all entities stand, and the way of each."""

import csv
from io import StringIO

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from jehat.organization.models import Entity
from jehat.oversight import actions, permissions, queries
from jehat.oversight.forms import MovementForm
from jehat.oversight.table import HEADINGS, cells
from jehat.people.views.confirmed import confirmed_first

from .guarding import opens_to, tabs


def asked_of(request) -> MovementForm:
    """The filter as the address has it; kinds are offered of one entity only."""
    entities = list(Entity.objects.exclude(pk=request.user.employee.entity_id).order_by("code"))
    chosen = next((one for one in entities if one.code == request.GET.get("entity")), None)
    kinds = chosen.kinds.order_by("code") if chosen else None
    return MovementForm(request.GET.dict(), entities=entities, kinds=kinds)


def _query(request, **more) -> str:
    kept = {name: value for name, value in request.GET.items() if name != "after"}
    return urlencode(kept | more)


@require_safe
@opens_to(permissions.can_watch)
def movement(request):
    now, form = timezone.now(), asked_of(request)
    wanted, employee = form.wanted, request.user.employee
    page = queries.movement(employee, wanted, now=now, after=request.GET.get("after", ""))
    context = {
        "form": form,
        "rows": page.rows,
        "next": _query(request, after=page.next) if page.next else "",
        "query": _query(request),
        "tally": queries.tally(employee, wanted, now=now),
        "may_export": permissions.can_export(request.user),
        "tabs": tabs(request, "movement"),
    }
    return render(request, "oversight/movement.html", context)


@require_safe
@opens_to(permissions.can_watch)
def entities(request):
    page = queries.entities_page(request.user.employee, now=timezone.now(), after=request.GET.get("after", "")[:20])
    context = {"rows": page.rows, "next": page.next, "tabs": tabs(request, "entities")}
    return render(request, "oversight/entities.html", context)


@require_safe
@opens_to(permissions.can_watch)
def trail(request, number):
    case = queries.watched(request.user.employee, number)
    if case is None:
        raise Http404
    context = {
        "case": case,
        "trail": queries.trail(case, now=timezone.now()),
        "may_break": permissions.can_break_glass(request.user, case),
        "may_read": permissions.can_see(request.user, case),
    }
    return render(request, "oversight/trail.html", context)


@require_http_methods(["GET", "POST"])
@opens_to(permissions.can_export)
@confirmed_first
def export_movement(request):
    """Ask once more, and then hand the table over."""
    now, form = timezone.now(), asked_of(request)
    if request.method == "POST":
        rows = actions.export_movement(by=request.user, wanted=form.wanted, now=now)
        return _table(rows, now)
    tally = queries.tally(request.user.employee, form.wanted, now=now)
    return render(request, "oversight/export_movement.html", {"tally": tally, "query": _query(request)})


def _table(rows, now) -> HttpResponse:
    written = StringIO()
    # Spreadsheets know the encoding by the mark at the beginning.
    written.write("\ufeff")
    table = csv.writer(written)
    table.writerow([str(heading) for heading in HEADINGS])
    table.writerows(cells(row) for row in rows)
    name = f"movement-{timezone.localdate(now).isoformat()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(written.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)

"""The guide: open to everybody, signed in or not."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from jehat.organization.models import Entity

from . import queries
from .models import Kind
from .sectors import by_sector, with_icons

LONGEST_SEARCH = 80


@require_GET
def entities(request):
    """Every entity by sector, or the kinds of case that match what was searched for."""
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    found = queries.kinds_like(words) if words else None
    context = {"words": words, "found": found}
    if found is None:
        context["sectors"] = by_sector(queries.entities_with_kinds())
    return render(request, "catalogue/entities.html", context)


@require_GET
def entity(request, code):
    """One entity and what it offers."""
    entity = get_object_or_404(Entity.objects.select_related("parent"), code=code)
    branches = with_icons(one for one in queries.entities_with_kinds() if one.parent_id == entity.pk)
    context = {"entity": entity, "kinds": queries.kinds_of(entity), "branches": branches}
    return render(request, "catalogue/entity.html", context)


@require_GET
def kind(request, code):
    """One kind of case: who handles it, what it needs, costs and takes."""
    offered = Kind.objects.open_to_public().select_related("entity", "department")
    return render(request, "catalogue/kind.html", {"kind": get_object_or_404(offered, code=code)})

"""The employees' pages that span areas."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from .places import open_to


@login_required
@require_GET
def home(request):
    """Where an employee begins: with his cases, with what he looks after, or with the guide."""
    employee = getattr(request.user, "employee", None)
    if employee is None or not employee.is_active:
        return redirect("portal:home")
    if employee.may("case.comment") or employee.may("case.see_department"):
        return redirect("cases:inbox")
    return redirect("desk:settings" if open_to(employee) else "catalogue:entities")


@login_required
@require_GET
def settings(request):
    """Everything the administrator of an entity looks after, on one page."""
    employee = getattr(request.user, "employee", None)
    places = open_to(employee) if employee and employee.is_active else []
    if not places:
        raise Http404
    return render(request, "desk/settings.html", {"entity": employee.entity, "places": places})

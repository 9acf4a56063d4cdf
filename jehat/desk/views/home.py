"""Where an employee begins, and what an administrator looks after."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from jehat.desk.places import open_to


@login_required
@require_GET
def home(request):
    """Where an employee begins: with his cases, with what he looks after, or with the guide."""
    employee = getattr(request.user, "employee", None)
    if employee is None or not employee.is_active:
        return redirect("portal:home")
    if employee.may("oversight.see"):
        return redirect("oversight:movement")
    if employee.standing().has_place_for("case.see"):
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

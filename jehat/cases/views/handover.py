"""Letting an employee leave, or a department rest, with everything open handed over first."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from jehat.cases import actions, permissions, queries
from jehat.cases.forms import HandOverForm
from jehat.core.verdict import Refused
from jehat.organization.models import Department, Employee
from jehat.organization.permissions import can_rest, can_see


def _entity_of(user):
    employee = getattr(user, "employee", None)
    if employee is None or not employee.is_active:
        raise Http404
    return employee.entity


@login_required
@require_http_methods(["GET", "POST"])
def of_employee(request, pk):
    entity = _entity_of(request.user)
    place = get_object_or_404(Employee.objects.of(entity).with_people(), pk=pk)
    return _hand_over(request, place, back=("organization:change_employee", place.pk))


@login_required
@require_http_methods(["GET", "POST"])
def of_department(request, code):
    entity = _entity_of(request.user)
    place = get_object_or_404(Department.objects.of(entity).select_related("entity"), code=code)
    return _hand_over(request, place, back=("organization:change_department", place.code))


def _hand_over(request, place, *, back):
    """The form, while it runs how far it is, and afterwards who was given what; for administrators alone."""
    latest = queries.handover_of(place)
    has_left = latest is not None and not place.is_active
    if has_left or (latest and latest.is_running):
        can_see(request.user, place.entity).require()
    else:
        permissions.can_hand_over(request.user, place).require()
    form = HandOverForm(request.POST or None, place=place, now=timezone.now())
    if request.method == "POST" and form.is_valid():
        try:
            actions.begin_handover(by=request.user, place=place, **form.cleaned_data)
            return redirect(request.path)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "place": place,
        "is_employee": isinstance(place, Employee),
        "has_left": has_left,
        "received": queries.received(latest) if has_left else [],
        "kept_by": "" if isinstance(place, Employee) else can_rest(place).reason,
        "form": form,
        "handover": latest,
        "held": queries.counted(queries.held_at(place).unhidden()),
        "back": back,
    }
    template = "cases/_handover.html" if request.htmx else "cases/handover.html"
    return render(request, template, context, status=422 if form.is_bound else 200)

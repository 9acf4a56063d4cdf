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
    """The form, and while it runs how far it is; nobody else than who may let it leave sees the page."""
    running = queries.handover_of(place)
    if running is None or not running.is_running:
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
        "form": form,
        "handover": running,
        "held": queries.counted(queries.held_at(place)),
        "back": back,
    }
    template = "cases/_handover.html" if request.htmx else "cases/handover.html"
    return render(request, template, context, status=422 if form.is_bound else 200)

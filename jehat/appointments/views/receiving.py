"""The department's doors: who comes today, who came, and when people are received."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.appointments import actions, permissions, queries
from jehat.appointments.forms import OfferForm
from jehat.appointments.models import Appointment, Schedule
from jehat.core.verdict import Refused


def _day(request):
    """The day asked for, or today."""
    try:
        return parse_date(request.GET.get("day", "")) or timezone.localdate()
    except ValueError:
        return timezone.localdate()


@login_required
@require_GET
def received(request):
    """Who comes to the departments in which the person receives people, by the hour."""
    permissions.can_receive(request.user).require()
    day, now = _day(request), timezone.now()
    departments = queries.departments_received_in(request.user, permissions.ATTEND)
    context = {
        "rows": queries.day_of(departments, day),
        "day": day,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "now": now,
        "may_offer": permissions.can_offer_any(request.user),
    }
    return render(request, "appointments/received.html", context)


def _attended(request, pk) -> Appointment:
    found = get_object_or_404(Appointment.objects.with_names(), pk=pk)
    if not permissions.can_attend(request.user, found):
        raise Http404
    return found


@login_required
@require_POST
def check_in(request, pk):
    return _act(request, pk, actions.check_in, _("Who had the appointment is here."))


@login_required
@require_POST
def miss(request, pk):
    return _act(request, pk, actions.miss, _("It is noted that nobody came."))


def _act(request, pk, act, done):
    found = _attended(request, pk)
    try:
        act(by=request.user, appointment=found)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("appointments:received")


@login_required
@require_http_methods(["GET", "POST"])
def offer(request):
    """When people are received, and more of it."""
    permissions.can_offer_any(request.user).require()
    departments = queries.departments_received_in(request.user, permissions.OFFER)
    form = OfferForm(request.POST or None, departments=departments)
    if request.method == "POST" and form.is_valid():
        actions.offer(by=request.user, **form.cleaned_data)
        messages.success(request, _("These times are offered now."))
        return redirect("appointments:offer")
    context = {"form": form, "schedules": queries.schedules_of(departments)}
    return render(request, "appointments/offer.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def withdraw_offer(request, pk):
    found = get_object_or_404(Schedule.objects.select_related("department__entity"), pk=pk)
    if not permissions.can_offer(request.user, found.department):
        raise Http404
    try:
        actions.withdraw_offer(by=request.user, schedule=found)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("These times are not offered any more; what is booked stays."))
    return redirect("appointments:offer")

"""The doors of whoever comes: book, look, move, cancel, and take the appointment into one's calendar.

Moving and cancelling are the department's doors too.
"""

from urllib.parse import urljoin

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.appointments import actions, ics, permissions, queries
from jehat.appointments.forms import ReasonForm, SlotForm
from jehat.appointments.models import Appointment
from jehat.appointments.states import State
from jehat.cases.models import Case
from jehat.catalogue.models import Kind
from jehat.core.reader import calendar_of
from jehat.core.verdict import Refused


@login_required
@require_GET
def appointments(request):
    """Those to come, the next one first; and the cases for which one may be booked."""
    now = timezone.now()
    context = queries.own(request.user, now=now) | {"cases": queries.bookable(request.user), "now": now}
    return render(request, "appointments/appointments.html", context)


@login_required
@require_GET
def of_case(request, number):
    """A piece of the page of a case: the appointment that is booked for it, or the way to book one."""
    case = get_object_or_404(Case.objects.acted_for(request.user), number=number)
    booked, may_book = queries.of_case(request.user, case)
    return render(request, "appointments/_of_case.html", {"case": case, "booked": booked, "may_book": may_book})


def _seen(request, pk) -> Appointment:
    """One of the person's side, or of a department in which he receives people."""
    found = get_object_or_404(Appointment.objects.with_names(), pk=pk)
    if not (permissions.is_of_side(request.user, found) or permissions.can_attend(request.user, found)):
        raise Http404
    return found


@login_required
@require_GET
def appointment(request, pk):
    found, now = _seen(request, pk), timezone.now()
    context = {
        "appointment": found,
        "now": now,
        "is_own": permissions.is_of_side(request.user, found),
        "may_move": permissions.can_change(request.user, found, "move", now=now),
        "may_cancel": permissions.can_change(request.user, found, "cancel", now=now),
    }
    return render(request, "appointments/appointment.html", context)


@login_required
@require_GET
def calendar(request, pk):
    found = _seen(request, pk)
    called = {"number": found.code, "department": found.department.name}
    data = ics.calendar(
        uid=f"{found.pk}@jehat",
        version=found.version,
        since=found.since,
        until=found.until,
        summary=_("Appointment %(number)s: %(department)s") % called,
        place=found.entity.name,
        url=urljoin(settings.ORIGIN, reverse("appointments:appointment", args=[found.pk])),
        is_cancelled=found.state == State.CANCELLED,
        now=timezone.now(),
    )
    named = {"Content-Disposition": f'attachment; filename="{found.code}.ics"'}
    return HttpResponse(data, content_type="text/calendar; charset=utf-8", headers=named)


def _about(request):
    """What the appointment is to be about: a case of the person's side, or a kind that is offered."""
    if number := request.GET.get("case"):
        cases = Case.objects.acted_for(request.user).select_related("kind__entity", "department__entity", "entity")
        case = get_object_or_404(cases.select_related("beneficiary"), number=number.replace("\0", ""))
        return case, case.kind, case.department
    kinds = Kind.objects.ever_offered().select_related("entity", "department__entity")
    kind = get_object_or_404(kinds, code=request.GET.get("kind", "").replace("\0", ""))
    return None, kind, kind.department


@login_required
@require_http_methods(["GET", "POST"])
def book(request):
    """The times that are free, by day; choose one."""
    case, kind, department = _about(request)
    form = SlotForm(request.POST or None, free=queries.free(department, now=timezone.now()), calendar=calendar_of())
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.book(by=request.user, kind=kind, case=case, **form.chosen)
        except Refused as refusal:
            form.add_error("slot", str(refusal))
        else:
            messages.success(request, _("Your appointment is booked."))
            return redirect("appointments:appointment", found.pk)
    context = {"form": form, "case": case, "kind": kind, "department": department}
    return render(request, "appointments/book.html", context, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "POST"])
def move(request, pk):
    """Another of the free times; the department says why."""
    found, now = _seen(request, pk), timezone.now()
    permissions.can_change(request.user, found, "move", now=now).require()
    needs_reason = not permissions.is_of_side(request.user, found)
    free = queries.free(found.department, now=now)
    form = SlotForm(request.POST or None, free=free, needs_reason=needs_reason, calendar=calendar_of())
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data.get("reason", "")
            actions.move(by=request.user, appointment=found, reason=reason, **form.chosen)
        except Refused as refusal:
            form.add_error("slot", str(refusal))
        else:
            messages.success(request, _("The appointment was moved."))
            return redirect("appointments:appointment", pk)
    context = {"form": form, "appointment": found}
    return render(request, "appointments/move.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def cancel(request, pk):
    found, form = _seen(request, pk), ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        actions.cancel(by=request.user, appointment=found, reason=reason)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The appointment was cancelled."))
    return redirect("appointments:appointment", pk)

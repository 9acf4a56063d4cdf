"""Recording that an employee is away, and ending it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jehat.core.verdict import Refused
from jehat.organization import actions, permissions
from jehat.organization.forms import RecordAbsenceForm
from jehat.organization.models import Absence

from .administration import administers, done
from .employees import employee_or_404, employee_page


@require_POST
@administers
def record_absence(request, *, entity, pk):
    employee = employee_or_404(entity, pk)
    permissions.can_record_absence(request.user, employee).require()
    form = RecordAbsenceForm(request.POST, employee=employee)
    if done(form, lambda given: _record(request.user, employee, given)):
        messages.success(request, _("The absence was recorded."))
        return redirect("organization:change_employee", pk=employee.pk)
    return employee_page(request, employee, absence_form=form, status=422)


def _record(user, employee, given):
    asked = {name: given[name] for name in ("since", "until", "substitute")}
    return actions.record_absence(by=user, employee=employee, **asked)


@require_POST
@administers
def end_absence(request, *, entity, pk):
    absence = get_object_or_404(Absence, entity=entity, pk=pk)
    try:
        actions.end_absence(by=request.user, absence=absence)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The absence was ended."))
    return redirect("organization:change_employee", pk=absence.employee_id)

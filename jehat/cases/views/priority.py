"""The door to how urgent a case is."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jehat.cases import actions, permissions
from jehat.cases.forms import PrioritiseForm
from jehat.cases.states import Priority
from jehat.core.verdict import Refused

from .work import case_in_hand


@login_required
@require_http_methods(["GET", "POST"])
def prioritise(request, number):
    """Say how urgent the case is to the entity, and why."""
    case = case_in_hand(request, number)
    permissions.can_prioritise(request.user, case).require()
    form = PrioritiseForm(request.POST or None, initial={"priority": case.priority})
    if request.method == "POST" and form.is_valid():
        try:
            actions.prioritise(by=request.user, case=case, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The priority of the case was changed."))
            return redirect("cases:work", case.number)
    asked = Priority(case.asked_priority).label
    context = {"case": case, "form": form, "asked": asked}
    return render(request, "cases/prioritise.html", context, status=422 if form.is_bound else 200)

"""The doors to the steps of a case: what is reached, and saying so."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jehat.cases import actions, permissions, queries
from jehat.core.verdict import Refused

from .speech import back_to
from .work import case_in_hand


@login_required
@require_GET
def steps(request, number):
    """The steps of the case for the team: a panel of the workbench, and a page where there is no script."""
    case = case_in_hand(request, number)
    context = {
        "case": case,
        "steps": queries.steps_of(case),
        "may_reach": permissions.can_reach_step(request.user, case),
    }
    return render(request, "cases/_steps.html" if request.htmx else "cases/steps.html", context)


@login_required
@require_POST
def reach_step(request, number):
    """Say that the work has come to the step that was pressed."""
    case = case_in_hand(request, number)
    place = request.POST.get("place", "")
    try:
        actions.reach_step(by=request.user, case=case, place=int(place) if place.isascii() and place.isdigit() else 0)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("cases:steps", number)
    messages.success(request, _("The beneficiary sees the step on his page."))
    return back_to(request.user, case)

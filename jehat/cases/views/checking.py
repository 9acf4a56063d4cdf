"""The doors to what stands against closing a case, and to its checklist."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jehat.cases import actions
from jehat.cases.obstacles import checklist, closing_obstacles
from jehat.core.verdict import Refused

from .work import case_in_hand

ACTS = ("complete", "reject")


@login_required
@require_GET
def obstacles(request, number):
    """Read when the form that closes is opened, so that the page of the case need not ask."""
    return _shown(request, case_in_hand(request, number))


@login_required
@require_POST
def tick(request, number):
    return _check(request, number, actions.tick)


@login_required
@require_POST
def untick(request, number):
    return _check(request, number, actions.untick)


def _check(request, number, act):
    case = case_in_hand(request, number)
    try:
        act(by=request.user, case=case, item=request.POST.get("item", ""))
    except Refused as refusal:
        if not request.htmx:
            messages.error(request, str(refusal))
            return redirect("cases:work", number)
        raise
    if request.htmx:
        return _shown(request, case)
    return redirect(f"{reverse('cases:obstacles', args=[number])}?act={_act(request)}")


def _act(request) -> str:
    asked = request.GET.get("act")
    return asked if asked in ACTS else ACTS[0]


def _shown(request, case):
    act = _act(request)
    context = {"case": case, "act": act} | standing(case, act)
    return render(request, "cases/_obstacles.html" if request.htmx else "cases/obstacles.html", context)


def standing(case, act, given=None) -> dict:
    """What stands against closing it by this act, as its form shows it; `given` is a form that came back."""
    found = [one for one in closing_obstacles(case) if act == "complete" or not one.forbids]
    warns, even_so = any(not one.forbids for one in found), bool(given and given.get("even_so"))
    lines = checklist(case) if act == "complete" else []
    return {"lines": lines, "found": found, "warns": warns, "even_so": even_so}

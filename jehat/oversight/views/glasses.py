"""The doors of urgent access: breaking the glass, and looking at what was done behind it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jehat.core.verdict import Refused
from jehat.oversight import actions, permissions, queries
from jehat.oversight.forms import BreakForm
from jehat.people.forms import RemoveForm as ConfirmForm
from jehat.people.views.confirmed import confirmed, is_fresh

from .guarding import opens_to, tabs

SHOWS = ("all", "live", "unseen")


@require_safe
@opens_to(permissions.can_see_glasses)
def glasses(request):
    """All urgent access that the person looks after, and his own."""
    now = timezone.now()
    show = request.GET.get("show") if request.GET.get("show") in SHOWS else "all"
    page = queries.glasses_page(request.user, show, now=now, after=request.GET.get("after", ""))
    labels = {"all": _("All"), "live": _("In force"), "unseen": _("Not reviewed by anybody")}
    context = {
        "rows": page.rows,
        "next": page.next,
        "show": show,
        "filters": [{"label": labels[one], "url": f"?show={one}", "current": one == show} for one in SHOWS],
        "may_break": permissions.can_break(request.user),
        "tabs": tabs(request, "glasses"),
    }
    return render(request, "oversight/glasses.html", context)


def _glass(request, pk):
    found = queries.glasses_of(request.user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_safe
@opens_to(permissions.can_see_glasses)
def glass(request, *, pk):
    found, now = _glass(request, pk), timezone.now()
    context = {
        "shown": queries.shown(found, now=now),
        "may_end": permissions.can_end_glass(request.user, found, now=now),
        "may_review": permissions.can_review_glass(request.user, found),
        "may_read": permissions.can_see(request.user, found.case),
    }
    return render(request, "oversight/glass.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@opens_to(permissions.can_break)
def break_glass(request):
    """Which case, why and for how long; who asks is asked who he is."""
    form = BreakForm(request.POST or None, initial={"number": request.GET.get("number", "")})
    confirm = ConfirmForm(request.POST or None, fresh=is_fresh(request))
    if request.method == "POST" and form.is_valid() and confirmed(request, confirm):
        opened = _broken(request, form)
        if opened is not None:
            return redirect("cases:work", opened.case.number)
    is_wrong = request.method == "POST"
    context = {"form": form, "confirm": confirm}
    return render(request, "oversight/break_glass.html", context, status=422 if is_wrong else 200)


def _broken(request, form):
    """The glass, or None with the reason on the form."""
    given = dict(form.cleaned_data)
    case = queries.breakable(request.user, given.pop("number"))
    if case is None:
        form.add_error("number", _("There is no such case."))
        return None
    try:
        return actions.break_glass(by=request.user, case=case, **given)
    except Refused as refusal:
        form.add_error("number", str(refusal))
        return None


@require_POST
@opens_to(permissions.can_see_glasses)
def end_glass(request, *, pk):
    return _act(request, pk, actions.end_glass, _("The urgent access was ended."))


@require_POST
@opens_to(permissions.can_see_glasses)
def review_glass(request, *, pk):
    return _act(request, pk, actions.review_glass, _("Your review is on the record."))


def _act(request, pk, act, done):
    found = _glass(request, pk)
    try:
        act(by=request.user, glass=found)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("oversight:glass", pk)

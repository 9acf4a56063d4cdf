"""The doors to the times of a case: who had it how long, until when it is promised, and what puts it off."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from jehat.cases import actions, permissions, queries
from jehat.cases.forms import GrantPostponementForm, PostponeForm, RefusePostponementForm
from jehat.cases.models import Case
from jehat.core.remembered import remembering
from jehat.core.verdict import Refused

from .speech import back_to, is_staff_side
from .unsent import keeps_words, told
from .work import case_in_hand

VERBS = ("postpone", "grant_postponement", "resume", "follow_up")


@login_required
@require_GET
def times(request, number):
    """Who had the case how long, and what may be done about its times."""
    return times_page(request, _inside(request, number))


@remembering()
def times_page(request, case, *, status=200, **forms):
    now = timezone.now()
    told = queries.times_of(case, now=now)
    may = {verb: getattr(permissions, f"can_{verb}")(request.user, case) for verb in VERBS}
    may["decide"] = permissions.can_decide_postponement(request.user, told["asked"])
    until = told["asked"] and told["asked"].until
    made = {
        "postpone_form": PostponeForm(auto_id="postpone-%s"),
        "grant_form": GrantPostponementForm(auto_id="grant-%s", initial={"until": until}),
        "refuse_form": RefusePostponementForm(auto_id="refuse-%s"),
    }
    context = {"case": case, "now": now, "may": may, **told, **made, **forms}
    return render(request, "cases/times.html", context, status=status)


@login_required
@require_POST
@keeps_words
def postpone(request, number):
    form = PostponeForm(request.POST, auto_id="postpone-%s")
    return _act(request, number, actions.postpone, "postpone_form", form, _("The supervisor was asked to decide."))


@login_required
@require_POST
@keeps_words
def grant_postponement(request, number):
    form = GrantPostponementForm(request.POST, auto_id="grant-%s")
    done = _("The case was postponed, and the beneficiary was told.")
    return _act(request, number, actions.grant_postponement, "grant_form", form, done)


@login_required
@require_POST
@keeps_words
def refuse_postponement(request, number):
    form = RefusePostponementForm(request.POST, auto_id="refuse-%s")
    return _act(request, number, actions.refuse_postponement, "refuse_form", form, _("The postponement was refused."))


@login_required
@require_POST
def resume(request, number):
    return _act(request, number, actions.resume, "", None, _("The work on the case goes on."))


@login_required
@require_POST
def follow_up(request, number):
    """The next step of the ladder: first to ask where the case stands, then to urge it on; for both sides."""
    case = get_object_or_404(Case.objects.visible_to(request.user).with_people(), number=number)
    if is_staff_side(request.user, case):
        case = _inside(request, number)
    act = actions.expedite if case.follow_ups.exists() else actions.follow_up
    try:
        act(by=request.user, case=case)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Who has the case was told that you ask after it."))
    return back_to(request.user, case)


def _act(request, number, act, name, form, done):
    """The one act; where it is refused, the page again with its reason and all that was typed."""
    case = _inside(request, number)
    if form is not None and not form.is_valid():
        return times_page(request, case, status=422, **{name: form})
    try:
        act(by=request.user, case=case, **(form.cleaned_data if form is not None else {}))
    except Refused as refusal:
        if form is None:
            messages.error(request, str(refusal))
            return redirect("cases:times", case.number)
        form.add_error(None, str(refusal))
        # The form may not be offered any more: then what was typed stands beside the reason.
        again = {name: form, "refusal": str(refusal), "unsent": told(request.POST)}
        return times_page(request, _inside(request, number), status=409, **again)
    messages.success(request, done)
    is_seen = Case.objects.visible_to(request.user).filter(pk=case.pk).exists()
    return redirect("cases:times", case.number) if is_seen else redirect("cases:inbox")


def _inside(request, number) -> Case:
    """The case for those of the team; who only reads it by urgent access has nothing to do with its times."""
    case = case_in_hand(request, number)
    if not permissions.can_see_internal(request.user, case):
        raise Http404
    return case

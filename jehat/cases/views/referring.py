"""The employee's doors to referrals: sending a case on, taking it, refusing it, giving it back."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.cases import actions, permissions, queries
from jehat.cases.forms import ConcludeForm, ReferForm, ReturnForm
from jehat.cases.models import Case
from jehat.core.verdict import Refused

from .acting import act_on
from .inbox import employee_of
from .work import case_in_hand

WENT_BACK = _("The case went back to its sender.")


def refer_form(case, given=None) -> ReferForm:
    departments, people = queries.other_departments(case), queries.people_elsewhere(case, now=timezone.now())
    return ReferForm(given, auto_id="refer-%s", departments=departments, people=people)


@login_required
@require_http_methods(["GET", "POST"])
def refer(request, number):
    """From the dialog of the case, or on a page of its own, where there are persons to choose from as well."""
    if request.method == "POST":
        return act_on(
            request, number, "refer", lambda case: refer_form(case, request.POST), _("The case was referred.")
        )
    case = case_in_hand(request, number)
    permissions.can_refer(request.user, case).require()
    context = {"case": case, "form": refer_form(case), "seen": queries.last_line(case)}
    context["away"] = queries.away_elsewhere(case, now=timezone.now())
    return render(request, "cases/refer.html", context)


@login_required
@require_GET
def referrals(request):
    """What was sent from here and is not over: where it stands, and what can be done to have it back."""
    sent = queries.sent_by(employee_of(request)).order_by("sent_at", "pk")[: queries.MOST_SENT]
    rows = [(one, *_back(request.user, one)) for one in sent]
    return render(request, "cases/referrals.html", {"rows": rows})


def _back(user, one) -> tuple[bool, bool]:
    """Whether it can be had back at once, and whether it can be asked for."""
    return tuple(bool(may(user, one.case, one)) for may in (permissions.can_recall, permissions.can_request_recall))


@login_required
@require_POST
def recall(request, referral):
    return _have_back(request, referral, actions.recall, _("The case is with you again."))


@login_required
@require_POST
def request_recall(request, referral):
    return _have_back(request, referral, actions.request_recall, _("Whoever has the case was asked."))


def _have_back(request, referral, act, done):
    # The case is out of one's sight; that it is one's own to have back is asked under its lock.
    found = get_object_or_404(queries.sent_by(employee_of(request)), pk=referral)
    try:
        act(by=request.user, referral=found)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("cases:referrals")


@login_required
@require_POST
def conclude_copy(request, number):
    def form(case):
        return ConcludeForm(request.POST, auto_id="conclude_copy-%s")

    return act_on(request, number, "conclude_copy", form, _("The copy was answered."))


@login_required
@require_POST
def grant_recall(request, number):
    return act_on(request, number, "grant_recall", bare, WENT_BACK)


@login_required
@require_POST
def decline_recall(request, number):
    return act_on(request, number, "decline_recall", bare, _("The case stays with you; its sender is told."))


@login_required
@require_POST
def accept_referral(request, number):
    return act_on(request, number, "accept_referral", bare, _("The referral was accepted."))


def bare(case: Case):
    """An act for which nothing is asked."""
    return forms.Form({})


@login_required
@require_POST
def refuse_referral(request, number):
    return act_on(
        request,
        number,
        "refuse_referral",
        returning(request, "refuse_referral"),
        WENT_BACK,
    )


@login_required
@require_POST
def give_back(request, number):
    return act_on(request, number, "give_back", returning(request, "give_back"), WENT_BACK)


def returning(request, verb):
    return lambda case: ReturnForm(request.POST, auto_id=f"{verb}-%s")

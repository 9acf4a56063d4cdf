"""The doors to following a case, and to the colleagues who can be named in its notes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from jehat.cases import actions, permissions, queries
from jehat.core.verdict import Refused

from .speech import back_to
from .work import case_in_hand


@login_required
@require_POST
def follow(request, number):
    return _turn(request, number, actions.follow, _("You follow this case now."), back="unfollow")


@login_required
@require_POST
def unfollow(request, number):
    return _turn(request, number, actions.unfollow, _("You do not follow this case any more."), back="follow")


def _turn(request, number, act, said, *, back):
    """The one act and its answer, which can be taken back by the act that is its opposite."""
    case = case_in_hand(request, number)
    try:
        act(by=request.user, case=case)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said, extra_tags=f"undo:{reverse(f'cases:{back}', args=[case.number])}")
    return back_to(request.user, case)


@login_required
@require_safe
def mentionable(request, number):
    """The colleagues who may be named in a note of the case: those who see it."""
    case = case_in_hand(request, number)
    permissions.can_note(request.user, case).require()
    found = queries.mentionable(case, by=request.user, now=timezone.now())
    return render(request, "cases/_mentionable.html", {"colleagues": found, "case": case})

"""The second step of signing in, the way in by a passkey alone, and being asked again before something important."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from jehat.people import actions, queries
from jehat.people.forms import FactorForm, ProofForm
from jehat.people.throttle import Slow

from .confirmed import confirmed, is_fresh, presence_of, status_of
from .entering import admit, waiting
from .passkeys import reply_of, works_here
from .ways import asked_for, home_of, slowed


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def second_step(request):
    """After the password: the passkey, a code of the app, or a backup code."""
    user, to = waiting(request)
    if user is None:
        return redirect("people:sign_in")
    form = FactorForm(request.POST or None)
    context = {"form": form, "ways": queries.ways_to_prove(user), "passkeys": works_here(request)}
    if request.method == "POST" and form.is_valid():
        trial = _tried(request, user, form)
        if trial.means:
            return admit(request, user, to, means=trial.means)
        if trial.wait:
            form.add_error(None, Slow(trial.wait).reason)
            return slowed(render(request, "people/second_step.html", context), trial.wait)
        form.add_error("code", _("This is not right, or was used already. Try again."))
    return render(request, "people/second_step.html", context, status=status_of(form))


@sensitive_post_parameters()
@require_POST
def sign_in_by_passkey(request):
    """The way in without a password: the passkey says whose it is, and the device has verified the person."""
    to, form = asked_for(request), FactorForm(request.POST)
    if request.user.is_authenticated:
        return redirect(to or home_of(request.user))
    reply = reply_of(request, form.cleaned_data["reply"]) if form.is_valid() else None
    user = queries.holder_of_passkey(reply) if reply else None
    trial = actions.use_factor(by=user, request=request, reply=reply) if user else None
    if trial and trial.means:
        return admit(request, user, to, means=trial.means)
    if trial and trial.wait:
        messages.error(request, Slow(trial.wait).reason)
    else:
        messages.error(request, _("This passkey is not known here. Sign in by your password."))
    return redirect("people:sign_in")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def confirm(request):
    """Ask who it is before something important, and lead on to that."""
    to = asked_for(request) or home_of(request.user)
    fresh = is_fresh(request)
    if fresh:
        return redirect(to)
    form = ProofForm(request.POST or None, fresh=fresh)
    if request.method == "POST" and _is_proved(request, form):
        return redirect(to)
    context = {
        "form": form,
        "next": to,
        "ways": queries.ways_to_prove(request.user),
        "passkeys": works_here(request),
    }
    return render(request, "people/confirm.html", context, status=status_of(form))


def _is_proved(request, form) -> bool:
    if not (form.by_factor and form.is_valid() and form.cleaned_data["reply"]):
        return confirmed(request, form)
    trial = actions.confirm_by_factor(
        by=request.user,
        request=request,
        presence=presence_of(request),
        reply=reply_of(request, form.cleaned_data["reply"]),
    )
    if trial.wait:
        form.add_error(None, Slow(trial.wait).reason)
    elif not trial.means:
        form.add_error(None, _("This passkey does not belong to your account."))
    return bool(trial.means)


def _tried(request, user, form):
    reply = reply_of(request, form.cleaned_data["reply"])
    return actions.use_factor(by=user, request=request, code=form.cleaned_data["code"], reply=reply)

"""Setting up, looking after and taking away what proves a person besides his password."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.people import actions, agents, passkeys, qr, queries, time_codes
from jehat.people.forms import AppForm, FactorForm
from jehat.people.presence import needs_second_factor

from .confirmed import confirmed_first, presence_of, status_of
from .passkeys import put, reply_of, works_here
from .ways import asked_for, home_of

# In the session: the secret of an app that has not shown a code yet, backup codes not seen yet, where one was going.
SECRET, CODES, NEXT = "app_secret", "backup_codes", "after_set_up"
LABEL = "Jehat"


@require_GET
@login_required
def second_factor(request):
    """What proves the person besides the password."""
    context = {
        "factors": queries.shown_factors(request.user),
        "codes_left": queries.backup_codes_left(request.user),
        "passkeys": works_here(request),
        "is_required": needs_second_factor(request.user),
    }
    return render(request, "people/second_factor.html", context)


@require_GET
@login_required
@confirmed_first
def set_up(request):
    """Choose how to be proved: by a passkey, or by an app. Staff come here before they come anywhere."""
    if to := asked_for(request):
        request.session[NEXT] = to
    context = {"passkeys": works_here(request), "is_required": _must(request)}
    return render(request, "people/set_up.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
@confirmed_first
def enrol_app(request):
    """Show the secret to an app, and hear its first code."""
    secret = request.session.setdefault(SECRET, time_codes.new_secret())
    form = AppForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = actions.enrol_app(
            by=request.user,
            request=request,
            presence=presence_of(request),
            secret=secret,
            code=form.cleaned_data["code"],
        )
        if codes is not None:
            request.session.pop(SECRET)
            return _enrolled(request, codes, _("The authenticator app is set up."))
        form.add_error("code", _("This is not the code that the app shows now. Check the time of the device."))
    address = time_codes.address(secret, label=request.user.name, issuer=LABEL)
    groups = [secret[place : place + 4] for place in range(0, len(secret), 4)]
    context = {"form": form, "picture": qr.picture(address), "address": address, "groups": groups}
    context["is_required"] = _must(request)
    return render(request, "people/enrol_app.html", context, status=status_of(form))


@require_POST
@login_required
@confirmed_first
def offer_passkey(request):
    """What the browser is to make a passkey for."""
    user = request.user
    options, state = passkeys.offer(
        host=request.get_host(), person=user.pk, label=user.name, known=queries.kept_passkeys(user)
    )
    return put(request, options, state)


@sensitive_post_parameters()
@require_POST
@login_required
@confirmed_first
def enrol_passkey(request):
    """Keep the passkey that the browser has made."""
    form = FactorForm(request.POST)
    reply = reply_of(request, form.cleaned_data["reply"]) if form.is_valid() else None
    name = " · ".join(filter(None, agents.named(request.META.get("HTTP_USER_AGENT", ""))))
    try:
        if reply is None:
            raise passkeys.NoAnswer
        codes = actions.enrol_passkey(
            by=request.user, request=request, presence=presence_of(request), reply=reply, name=name
        )
    except passkeys.NoAnswer:
        messages.error(request, _("The passkey could not be made. Please try again."))
        return redirect("people:set_up")
    return _enrolled(request, codes, _("The passkey is set up."))


@require_POST
@login_required
@confirmed_first
def remove_factor(request, pk):
    """Take a passkey or the app away."""
    factor = get_object_or_404(request.user.second_factors.main(), pk=pk)
    try:
        actions.remove_factor(by=request.user, presence=presence_of(request), factor=factor)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("It was removed."))
    return redirect("people:second_factor")


@require_POST
@login_required
@confirmed_first
def renew_backup_codes(request):
    """Make new backup codes."""
    request.session[CODES] = actions.renew_backup_codes(by=request.user, presence=presence_of(request))
    return redirect("people:backup_codes")


@require_GET
@login_required
def backup_codes(request):
    """New backup codes, shown once."""
    codes = request.session.pop(CODES, None)
    if not codes:
        return redirect("people:second_factor")
    to = request.session.pop(NEXT, "") or home_of(request.user)
    return render(request, "people/backup_codes.html", {"codes": codes, "next": to})


def _enrolled(request, codes, words):
    """New backup codes are shown before anything else."""
    messages.success(request, words)
    if codes:
        request.session[CODES] = codes
        return redirect("people:backup_codes")
    return redirect(request.session.pop(NEXT, "") or "people:second_factor")


def _must(request) -> bool:
    """Whether the person reaches nothing else before this is done."""
    return needs_second_factor(request.user) and not queries.has_second_factor(request.user)

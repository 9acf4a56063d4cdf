from django.contrib import messages
from django.db.transaction import non_atomic_requests
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from jehat.people import actions, permissions
from jehat.people.forms import ActivateForm, SignInForm
from jehat.people.queries import find_activation
from jehat.people.throttle import Slow

from .entering import enter
from .passkeys import works_here
from .ways import asked_for, home_of, slowed

LINK = "activation"


@non_atomic_requests
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def sign_in(request):
    """One box for every identifier, one answer for every failure."""
    to = asked_for(request)
    if request.user.is_authenticated:
        return redirect(to or home_of(request.user))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        attempt = actions.identify(request=request, **form.cleaned_data)
        if attempt.user is not None:
            return enter(request, attempt.user, to)
        if attempt.wait:
            form.add_error(None, Slow(attempt.wait).reason)
            return slowed(_page(request, form, to), attempt.wait)
        form.add_error(None, _("These details do not belong together. Check what you typed and try again."))
    return _page(request, form, to, status=422 if form.is_bound else 200)


def _page(request, form, to, status=200):
    context = {"form": form, "next": to, "passkeys": works_here(request)}
    return render(request, "people/sign_in.html", context, status=status)


@require_POST
def sign_out(request):
    actions.sign_out(by=request.user if request.user.is_authenticated else None, request=request)
    messages.success(request, _("You have signed out."))
    return redirect("people:sign_in")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def activate(request, token=None):
    """Choose the first password with a one-time link; the link leaves the address bar at once."""
    if token is not None:
        request.session[LINK] = token
        return redirect("people:choose_password")
    token = request.session.get(LINK, "")
    activation = find_activation(token)
    verdict = permissions.can_activate(activation)
    if not verdict:
        return render(request, "people/link_closed.html", {"reason": verdict.reason}, status=410)
    own = [identifier.value for identifier in activation.user.identifiers.all()]
    form = ActivateForm(request.POST or None, own=own)
    if request.method == "POST" and form.is_valid():
        user = actions.activate(token=token, password=form.cleaned_data["password"])
        request.session.pop(LINK)
        return enter(request, user)
    context = {"form": form, "person": activation.user}
    return render(request, "people/activate.html", context, status=422 if form.is_bound else 200)

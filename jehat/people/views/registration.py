from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.transaction import non_atomic_requests
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.people import actions, permissions
from jehat.people.device import remember
from jehat.people.forms import CodeForm, RegisterForm
from jehat.people.identifiers import masked
from jehat.people.models import Registration
from jehat.people.origin import network_of
from jehat.people.throttle import Slow

from .ways import home_of, slowed

WAITING = "registration"


@non_atomic_requests
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def register(request):
    """Tell who one is; a code follows."""
    if request.user.is_authenticated:
        return redirect(home_of(request.user))
    form = RegisterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            registration = actions.register(
                **{name: form.cleaned_data[name] for name in ("details", "contact_kind", "contact", "password")},
                network=network_of(request),
            )
        except ValidationError as error:
            form.add_error("password", error)
        except Slow as slow:
            form.add_error(None, slow.reason)
            return slowed(render(request, "people/register.html", {"form": form}), slow.seconds)
        else:
            request.session[WAITING] = str(registration.pk)
            return redirect("people:prove")
    status = 422 if form.is_bound else 200
    return render(request, "people/register.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def prove(request):
    """Type the code; the right one opens the account and signs in."""
    registration = _waiting(request)
    if registration is None:
        return redirect("people:register")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.prove_contact(registration=registration, code=form.cleaned_data["code"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            if user is not None:
                return _welcome(request, user)
            form.add_error("code", _("This is not the code that was sent."))
    return _code_page(request, registration, form, status=422 if form.is_bound else 200)


@require_POST
def resend(request):
    """Ask for another code."""
    registration = _waiting(request)
    if registration is None:
        return redirect("people:register")
    try:
        actions.resend_code(registration=registration)
    except Refused as refused:
        messages.warning(request, str(refused))
    except Slow as slow:
        messages.warning(request, slow.reason)
    else:
        messages.success(request, _("A new code has been sent. The one before it no longer works."))
    return redirect("people:prove")


def _waiting(request) -> Registration | None:
    waiting = request.session.get(WAITING)
    return Registration.objects.filter(pk=waiting, done_at__isnull=True).first() if waiting else None


def _code_page(request, registration, form, status):
    kind, identifiers = registration.contact_kind, registration.details["identifiers"]
    context = {
        "form": form,
        "contact": masked(kind, identifiers[kind]),
        "is_mobile": kind == "mobile",
        "is_open": bool(permissions.can_prove(registration, timezone.now())),
    }
    return render(request, "people/prove.html", context, status=status)


def _welcome(request, user):
    request.session.pop(WAITING)
    messages.success(request, _("Your account is open. Welcome."))
    response = actions.sign_in(by=user, request=request, to=home_of(user))
    remember(response, user)
    return response

"""Coming back without the password, or without the mobile. No page here tells whether there is an account."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.transaction import non_atomic_requests
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from jehat.core.verdict import Refused
from jehat.people import actions, permissions, throttle
from jehat.people.forms import CodeForm, ReclaimForm, RecoverForm, ResetForm
from jehat.people.identifiers import MOBILE, masked
from jehat.people.models import Reclaim, Recovery
from jehat.people.origin import network_of, origin_of
from jehat.people.queries import find_objection
from jehat.people.throttle import Slow

from .confirmed import status_of
from .ways import slowed

RECOVERY, RECLAIM = "recovery", "reclaim"


@non_atomic_requests
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def recover(request):
    """Say who one is; a code follows, if there is an account it can go to."""
    form = RecoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        network = network_of(request)
        try:
            recovery = actions.recover(
                **form.cleaned_data, origin=origin_of(request) | {"network": network}, network=network
            )
        except Slow as slow:
            form.add_error(None, slow.reason)
            return slowed(render(request, "people/recover.html", {"form": form}), slow.seconds)
        request.session[RECOVERY] = str(recovery.pk)
        return redirect("people:reset_password")
    return render(request, "people/recover.html", {"form": form}, status=status_of(form))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def reset_password(request):
    """Type the code and choose a new password."""
    recovery = Recovery.objects.filter(pk=request.session.get(RECOVERY), done_at__isnull=True).first()
    if recovery is None:
        return redirect("people:recover")
    form = ResetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.reset_password(recovery=recovery, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        except ValidationError as error:
            form.add_error("password", error)
        else:
            if user is not None:
                request.session.pop(RECOVERY)
                messages.success(request, _("Your password has been changed. Please sign in with it."))
                return redirect("people:sign_in")
            form.add_error("code", _("This is not the code that was sent."))
    recovery.refresh_from_db(fields=["attempts"])
    is_open = bool(permissions.can_try_code(recovery, timezone.now()))
    context = {"form": form, "is_mobile": recovery.channel == MOBILE, "is_open": is_open}
    return render(request, "people/reset_password.html", context, status=status_of(form))


@non_atomic_requests
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def reclaim(request):
    """Ask an account back whose mobile is lost."""
    form = ReclaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        network, found = network_of(request), form.cleaned_data
        try:
            asked = actions.reclaim(
                identity=found["identity_number"],
                **{name: found[name] for name in ("former", "mobile", "statement")},
                origin=origin_of(request),
                network=network,
            )
        except Slow as slow:
            form.add_error(None, slow.reason)
            return slowed(render(request, "people/reclaim.html", {"form": form}), slow.seconds)
        request.session[RECLAIM] = str(asked.pk)
        return redirect("people:prove_reclaim")
    context = {"form": form, "hours": _hours()}
    return render(request, "people/reclaim.html", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
def prove_reclaim(request):
    """Type the code that went to the new mobile; then what happens next is told."""
    asked = Reclaim.objects.filter(pk=request.session.get(RECLAIM)).first()
    if asked is None:
        return redirect("people:reclaim")
    if asked.proved_at is not None:
        return render(request, "people/reclaim_waits.html", {"reclaim": asked, "hours": _hours()})
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            proved = actions.prove_reclaim(reclaim=asked, code=form.cleaned_data["code"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            if proved is not None:
                return redirect("people:prove_reclaim")
            form.add_error("code", _("This is not the code that was sent."))
    asked.refresh_from_db(fields=["attempts"])
    context = {
        "form": form,
        "contact": masked(MOBILE, asked.mobile),
        "is_open": bool(permissions.can_try_code(asked, timezone.now())),
    }
    return render(request, "people/prove_reclaim.html", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
def object_to_reclaim(request, token):
    """«This is not me»: the link of a warning asks once, since mail programs open links by themselves."""
    try:
        throttle.require(throttle.link_limits(network=network_of(request)), now=timezone.now())
    except Slow as slow:
        return slowed(render(request, "people/link_closed.html", {"reason": slow.reason}), slow.seconds)
    verdict = permissions.can_object(find_objection(token), timezone.now())
    if not verdict:
        return render(request, "people/link_closed.html", {"reason": verdict.reason}, status=410)
    if request.method == "POST":
        actions.object_to_reclaim(token=token)
        return redirect("people:objected")
    return render(request, "people/object_to_reclaim.html")


@require_GET
def objected(request):
    return render(request, "people/objected.html")


def _hours() -> int:
    return int(Reclaim.wait().total_seconds() // 3600)

"""The page on which a person chooses how to be told, and the browsers he lets the platform wake."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jehat.core.verdict import Refused
from jehat.notifications import actions, browsers, queries, vapid
from jehat.notifications.forms import ChooseNoticesForm, SubscribeForm
from jehat.notifications.models import Subscription
from jehat.notifications.tidings import Side


@require_http_methods(["GET", "POST"])
@login_required
def preferences(request):
    sides = queries.sides_of(request.user)
    preference = queries.preferences_of([request.user])[request.user.pk]
    form = ChooseNoticesForm(request.POST or None, preference=preference, sides=sides)
    if form.is_valid():
        try:
            actions.choose_notices(by=request.user, **form.chosen)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your choice has been saved."))
            return redirect("notifications:preferences")
    return render(request, "notifications/preferences.html", _page(request, form, sides), status=_status(form))


def _page(request, form, sides) -> dict:
    contacts = queries.proved_contacts([request.user]).get(request.user.pk, {})
    return {
        "form": form,
        "sides": [{"side": side.value, "label": side.label, "fields": form.of_side(side)} for side in sides],
        "contacts": contacts,
        "unreachable": queries.unreachable_ways(request.user),
        "devices": list(Subscription.objects.of(request.user).newest_first()),
        "push_key": vapid.public_key(),
        "employee_side": Side.EMPLOYEE in sides,
    }


def _status(form) -> int:
    return 422 if form.is_bound else 200


@require_http_methods(["POST", "DELETE"])
@login_required
def push(request):
    """A browser subscribes, or says that it no longer is."""
    if request.method == "DELETE":
        endpoint = QueryDict(request.body).get("endpoint", "")
        subscription = get_object_or_404(Subscription.objects.of(request.user).at(endpoint))
        actions.unsubscribe(by=request.user, subscription=subscription)
        return HttpResponse(status=204)
    form = SubscribeForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    device = browsers.name_of(request.headers.get("user-agent", ""))
    actions.subscribe(by=request.user, **form.cleaned_data, device=device)
    messages.success(request, _("Notices will be shown on this device."))
    return HttpResponse(status=201)


@require_POST
@login_required
def unsubscribe(request, pk):
    subscription = get_object_or_404(Subscription.objects.of(request.user), pk=pk)
    actions.unsubscribe(by=request.user, subscription=subscription)
    messages.success(request, _("The device was removed."))
    return redirect("notifications:preferences")

"""The webhooks of an entity and the log of each."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.core.rest import page_of
from jehat.core.verdict import Refused
from jehat.integrations import actions, queries
from jehat.integrations.forms import WebhookForm
from jehat.integrations.models import Delivery, Webhook
from jehat.integrations.states import State

from .administration import manages, status_of


@require_GET
@manages
def webhooks(request, *, entity):
    return render(request, "integrations/webhooks.html", {"entity": entity, "webhooks": queries.webhooks(entity)})


@require_http_methods(["GET", "POST"])
@manages
def subscribe(request, *, entity):
    form = WebhookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("address", "verbs")}
        try:
            webhook = actions.subscribe(by=request.user, entity=entity, **given)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The webhook was added."))
            return redirect("integrations:webhook", webhook.pk)
    return render(request, "integrations/subscribe.html", {"form": form, "entity": entity}, status=status_of(form))


@require_http_methods(["GET", "POST"])
@manages
def webhook(request, pk, *, entity):
    """One webhook: where and of what, its secret, and how its deliveries fared."""
    webhook = get_object_or_404(Webhook.objects.of(entity), pk=pk)
    initial = {name: getattr(webhook, name) for name in ("address", "verbs", "is_active")}
    form = WebhookForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_webhook(by=request.user, webhook=webhook, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The webhook was changed."))
            return redirect("integrations:webhook", webhook.pk)
    chosen = request.GET.get("state") if request.GET.get("state") in State.values else ""
    log = page_of(queries.deliveries(webhook, state=chosen), after=request.GET.get("after", ""), limit=queries.PAGE)
    context = {"form": form, "webhook": webhook, "log": log, "chosen": chosen, "filters": _filters(chosen)}
    return render(request, "integrations/webhook.html", context, status=status_of(form))


def _filters(chosen) -> list[dict]:
    named = [("", _("All")), *State.choices]
    return [{"label": label, "url": f"?state={value}#log", "current": value == chosen} for value, label in named]


@require_POST
@manages
def renew_secret(request, pk, *, entity):
    webhook = get_object_or_404(Webhook.objects.of(entity), pk=pk)
    actions.renew_secret(by=request.user, webhook=webhook)
    messages.success(request, _("The secret was renewed; give it to the receiver."))
    return redirect("integrations:webhook", webhook.pk)


@require_POST
@manages
def replay(request, pk, *, entity):
    delivery = get_object_or_404(Delivery.objects.select_related("webhook"), pk=pk, entity=entity)
    actions.replay(by=request.user, delivery=delivery)
    messages.success(request, _("It will be sent again in a moment."))
    return redirect("integrations:webhook", delivery.webhook_id)

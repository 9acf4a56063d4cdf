"""Webhooks for programs: the same actions as the pages, under the same permissions."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Query, Schema, Status
from pydantic import Field, field_validator

from jehat.core.rest import Operations, Page, page_of
from jehat.core.rest.paging import After, Limit
from jehat.integrations import actions, queries
from jehat.integrations.administering import entity_of
from jehat.integrations.forms import WebhookForm
from jehat.integrations.models import Delivery, Webhook
from jehat.integrations.states import State

router = Operations()

StateOf = Annotated[State | None, Query(description=_("Only those in this state."))]


class WebhookIn(Schema):
    address: str = Field(max_length=500, examples=["https://erp.example.sa/jehat"])
    verbs: list[str] = Field(min_length=1, max_length=100, examples=[["case.submit", "case.complete"]])

    @field_validator("address")
    @classmethod
    def reachable(cls, address):
        form = WebhookForm({"address": address, "verbs": []})
        form.is_valid()
        if errors := form.errors.get("address"):
            raise ValueError(str(errors[0]))
        return form.cleaned_data["address"]


class WebhookChange(WebhookIn):
    is_active: bool = True


class WebhookOut(Schema):
    id: UUID
    address: str = Field(examples=["https://erp.example.sa/jehat"])
    verbs: list[str]
    is_active: bool
    failing_since: datetime | None
    created_at: datetime


class WebhookWithSecret(WebhookOut):
    secret: str = Field(description=_("Signs what is sent (Standard Webhooks); keep it."), examples=["whsec_MfKQ9r8G…"])


class DeliveryOut(Schema):
    id: UUID
    event: str = Field(alias="event.verb", examples=["case.submit"])
    state: State
    attempts: int
    status: int | None = Field(description=_("What the receiver answered (HTTP)."))
    failure: str = Field(description=_("Why the last attempt failed, as a code."), examples=["no_answer"])
    took: int | None = Field(description=_("Milliseconds."))
    created_at: datetime
    ended_at: datetime | None


def _webhook(request, pk) -> Webhook:
    return get_object_or_404(Webhook.objects.of(entity_of(request)), pk=pk)


@router.get("webhooks", scope="webhooks:read", response=Page[WebhookOut], summary=_("The webhooks of the entity"))
def webhooks(request, after: After = "", limit: Limit = 50):
    return page_of(Webhook.objects.of(entity_of(request)), after=after, limit=limit)


@router.post(
    "webhooks",
    scope="webhooks:write",
    verb="webhook.subscribe",
    response={201: WebhookWithSecret},
    summary=_("Add a webhook"),
)
def subscribe(request, given: WebhookIn):
    return Status(201, actions.subscribe(by=request.user, entity=entity_of(request), **given.dict()))


@router.get("webhooks/{uuid:pk}", scope="webhooks:read", response=WebhookOut, summary=_("One webhook"))
def webhook(request, pk: UUID):
    return _webhook(request, pk)


@router.put(
    "webhooks/{uuid:pk}",
    scope="webhooks:write",
    verb="webhook.change",
    response=WebhookOut,
    summary=_("Change a webhook"),
)
def change_webhook(request, pk: UUID, given: WebhookChange):
    return actions.change_webhook(by=request.user, webhook=_webhook(request, pk), **given.dict())


@router.post(
    "webhooks/{uuid:pk}/secret",
    scope="webhooks:write",
    verb="webhook.renew_secret",
    response=WebhookWithSecret,
    summary=_("Renew the secret of a webhook"),
)
def renew_secret(request, pk: UUID):
    return actions.renew_secret(by=request.user, webhook=_webhook(request, pk))


@router.get(
    "webhooks/{uuid:pk}/deliveries",
    scope="webhooks:read",
    response=Page[DeliveryOut],
    summary=_("How the deliveries of a webhook fared"),
)
def deliveries(request, pk: UUID, state: StateOf = None, after: After = "", limit: Limit = 50):
    return page_of(queries.deliveries(_webhook(request, pk), state=state or ""), after=after, limit=limit)


@router.post(
    "webhooks/{uuid:pk}/deliveries/{uuid:delivery_id}/replay",
    scope="webhooks:write",
    verb="webhook.replay",
    response=DeliveryOut,
    summary=_("Send a delivery again"),
)
def replay(request, pk: UUID, delivery_id: UUID):
    found = Delivery.objects.of(_webhook(request, pk)).select_related("webhook", "event")
    return actions.replay(by=request.user, delivery=get_object_or_404(found, pk=delivery_id))

"""What an entity wants to be told of, and where."""

import base64
import secrets

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.models import Event
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.integrations import permissions
from jehat.integrations.models import Webhook
from jehat.integrations.queries import tellable
from jehat.organization.models import Entity


def new_secret() -> str:
    """A signing secret as Standard Webhooks writes it: `whsec_` and 32 bytes in base64."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def _judge(verbs) -> list[str]:
    if not verbs or not set(verbs) <= set(tellable()):
        raise Refused(_("Choose at least one of the acts that can be told."))
    return sorted(set(verbs))


@action("webhook.subscribe", says=_("A webhook was added"))
def subscribe(*, by, entity, address, verbs):
    """Tell an address of the entity's acts from now on; the webhook carries the secret that signs what it is sent."""
    entity = Entity.objects.select_for_update(of=("self",), no_key=True).get(pk=entity.pk)
    permissions.can_subscribe(by, entity, held=Webhook.objects.of(entity).active().count()).require()
    webhook = Webhook.objects.create(
        entity=entity, address=address, secret=new_secret(), verbs=_judge(verbs), read_to=_end_of_record()
    )
    record("webhook.subscribe", webhook, by=by, verbs=webhook.verbs)
    return webhook


@action("webhook.change", says=_("A webhook was changed"))
def change_webhook(*, by, webhook, address, verbs, is_active):
    """Change where and of what an entity is told; what happened while it was off is not told afterwards."""
    webhook = Webhook.objects.locked().get(pk=webhook.pk)
    permissions.can_change_webhook(by, webhook).require()
    if is_active and not webhook.is_active:
        webhook.read_to, webhook.failing_since = _end_of_record(), None
    webhook.address, webhook.verbs, webhook.is_active = address, _judge(verbs), is_active
    webhook.save(update_fields=["address", "verbs", "is_active", "read_to", "failing_since"])
    record("webhook.change", webhook, by=by, verbs=webhook.verbs, active=is_active)
    return webhook


@action("webhook.renew_secret", says=_("The secret of a webhook was renewed"))
def renew_secret(*, by, webhook):
    """Sign with a new secret from the next delivery on."""
    webhook = Webhook.objects.locked().get(pk=webhook.pk)
    permissions.can_change_webhook(by, webhook).require()
    webhook.secret = new_secret()
    webhook.save(update_fields=["secret"])
    record("webhook.renew_secret", webhook, by=by)
    return webhook


def _end_of_record() -> int:
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from jehat.audit.models import Event
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedPart, EncryptedRecord
from jehat.integrations.states import FAILURES, TONES, State, follows
from jehat.organization.models import Entity


class WebhookQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def of(self, entity):
        return self.filter(entity=entity)

    def locked(self):
        return self.select_for_update(of=("self",))


class Webhook(EncryptedRecord):
    """An address of an entity that is told of the acts it asked for; `read_to` is how far it has read the record."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="webhooks")
    address = EncryptedTextField()
    secret = EncryptedTextField()
    verbs = ArrayField(models.CharField(max_length=60))
    is_active = models.BooleanField(default=True)
    read_to = models.BigIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = WebhookQuerySet.as_manager()

    MOST_OF_ENTITY = 20

    class Meta:
        indexes = [models.Index(fields=["entity"], condition=Q(is_active=True), name="webhook_active")]

    def __str__(self) -> str:
        return str(self.pk)


class DeliveryQuerySet(models.QuerySet):
    def of(self, webhook):
        return self.filter(webhook=webhook)

    def locked(self):
        return self.select_for_update(of=("self",))

    def abandoned(self, now):
        """Taken by a worker that never said how it ended."""
        return self.filter(state=State.SENDING, leased_until__lt=now).select_for_update(of=("self",), skip_locked=True)

    def newest_first(self):
        return self.order_by("-pk")


class Delivery(EncryptedPart):
    """One act on its way to one webhook, with how each attempt fared; the receiver knows it again by its id."""

    sealed_with = "webhook"
    State = State

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    webhook = models.ForeignKey(Webhook, on_delete=models.PROTECT, related_name="deliveries")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=State.choices, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True, help_text="What the receiver answered (HTTP).")
    failure = models.CharField(max_length=60, blank=True, default="")
    answer = EncryptedTextField(blank=True, default="")
    took = models.PositiveIntegerField(null=True, help_text="Milliseconds.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    MOST_ATTEMPTS = 10

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["webhook", "event"], name="one_delivery_per_webhook_and_event"),
            models.CheckConstraint(
                condition=~Q(state=State.SENDING) | Q(leased_until__isnull=False), name="delivery_sending_is_leased"
            ),
        ]
        indexes = [
            models.Index(fields=["webhook", "-id"], name="delivery_newest"),
            models.Index(fields=["leased_until"], condition=Q(state=State.SENDING), name="delivery_leased"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def tone(self) -> str:
        """How its state is coloured where it is shown."""
        return TONES[State(self.state)]

    @property
    def why(self) -> str:
        """Why an attempt failed, in words."""
        known = FAILURES.get(self.failure)
        return str(known) if known else _("The receiver refused it.")

    @property
    def may_be_replayed(self) -> bool:
        return follows(self.state, "replay") is not None and self.webhook.is_active

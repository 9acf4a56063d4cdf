from django.conf import settings
from django.db import models
from django.utils import timezone

from jehat.core.crypto.blind import BlindIndexField, blind_index
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedRecord


class SubscriptionQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(user=user)

    def at(self, endpoint: str):
        """The device behind an address; there is at most one."""
        return self.filter(endpoint_index=Subscription.index_of(endpoint))

    def newest_first(self):
        return self.order_by("-pk")


class Subscription(EncryptedRecord):
    """One browser that a person lets the platform wake: its address at the push service and its two keys (RFC 8291)."""

    MOST = 10

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="push_subscriptions")
    endpoint_index = BlindIndexField(unique=True)
    endpoint = EncryptedTextField()
    public_key = EncryptedTextField()
    secret = EncryptedTextField()
    device = EncryptedTextField(blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["user", "-id"], name="subscription_of_person")]

    def __str__(self) -> str:
        return str(self.pk)

    @staticmethod
    def index_of(endpoint: str) -> bytes:
        return blind_index("notifications_subscription.endpoint_index", endpoint)

from datetime import timedelta

from django.db import models
from django.utils import timezone

from jehat.core.crypto.blind import BlindIndexField
from jehat.core.crypto.fields import EncryptedJSONField
from jehat.core.crypto.models import EncryptedRecord

from .identifier import Identifier
from .user import User


class Registration(EncryptedRecord):
    """A registration that waits for its code; the account is made when the contact is proved."""

    details = EncryptedJSONField()
    contact_kind = models.CharField(max_length=12, choices=Identifier.Kind.choices)
    code_index = BlindIndexField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    LIFETIME = timedelta(minutes=10)
    RESEND_AFTER = timedelta(minutes=1)
    GIVEN_UP_AFTER = timedelta(hours=1)
    MOST_ATTEMPTS = 5

    def __str__(self) -> str:
        return str(self.pk)

    def is_open(self, now) -> bool:
        return self.done_at is None and now < self.expires_at and self.attempts < self.MOST_ATTEMPTS


class Activation(models.Model):
    """A one-time link by which a person whom an administrator added chooses a password."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="activations")
    token_index = BlindIndexField(unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    LIFETIME = timedelta(hours=24)

    def __str__(self) -> str:
        return str(self.pk)

    def is_open(self, now) -> bool:
        return self.used_at is None and now < self.expires_at

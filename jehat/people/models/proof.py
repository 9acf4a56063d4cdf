"""What waits for a code: a new contact, a forgotten password, an account whose mobile is lost."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from jehat.core.crypto.blind import BlindIndexField
from jehat.core.crypto.fields import EncryptedJSONField, EncryptedTextField
from jehat.core.crypto.models import EncryptedPart, EncryptedRecord

from .identifier import Identifier
from .user import User


class Proof(models.Model):
    """A code of six digits that was sent, how often it was tried, and when it ends."""

    code_index = BlindIndexField(default=bytes)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    LIFETIME = timedelta(minutes=10)
    RESEND_AFTER = timedelta(minutes=1)
    MOST_ATTEMPTS = 5
    KEPT = timedelta(days=1)

    class Meta:
        abstract = True

    def takes_a_code(self, now) -> bool:
        return self.done_at is None and now < self.expires_at and self.attempts < self.MOST_ATTEMPTS


class ContactChange(EncryptedPart, Proof):
    """A mobile or an e-mail that a person wants to be reached by; the one before it stays until this one is proved."""

    sealed_with = "user"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="contact_changes")
    kind = models.CharField(max_length=12, choices=Identifier.Kind.choices)
    value = EncryptedTextField()

    def __str__(self) -> str:
        return f"{self.kind} of {self.user_id}"


class Recovery(EncryptedRecord, Proof):
    """A forgotten password: a code goes to a proved contact. Without a person it is the same row, and no code fits."""

    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="recoveries")
    channel = models.CharField(max_length=12, choices=Identifier.Kind.choices)
    origin = EncryptedJSONField(default=dict)

    def __str__(self) -> str:
        return str(self.pk)


class ReclaimQuerySet(models.QuerySet):
    def pending(self):
        """The new mobile is proved, nobody objected, and the account is not given back yet."""
        return self.filter(proved_at__isnull=False, ended_at__isnull=True, done_at__isnull=True)

    def verified(self):
        return self.filter(verified_at__isnull=False)


class Reclaim(EncryptedRecord, Proof):
    """An account whose mobile is lost, asked back by who says it is his.

    Three things must come together: the new mobile is proved by a code, an authorised employee has seen the identity
    document, and the time to object has passed. Without a person it is the same row, and leads nowhere.
    """

    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="reclaims")
    number = models.CharField(max_length=16, unique=True)
    mobile = EncryptedTextField()
    statement = EncryptedTextField(blank=True, default="")
    identity_index = BlindIndexField()
    objection_index = BlindIndexField(unique=True, null=True)
    origin = EncryptedJSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    proved_at = models.DateTimeField(null=True)
    ripe_at = models.DateTimeField(null=True)
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = ReclaimQuerySet.as_manager()

    GIVEN_UP_AFTER = timedelta(days=30)

    class Meta:
        indexes = [models.Index(fields=["ripe_at"], condition=models.Q(done_at__isnull=True), name="reclaim_waiting")]

    def __str__(self) -> str:
        return self.number

    def is_pending(self, now) -> bool:
        """Whether it may still lead to the account."""
        too_old = now - self.created_at >= self.GIVEN_UP_AFTER
        return bool(self.proved_at) and self.ended_at is None and self.done_at is None and not too_old

    @staticmethod
    def wait() -> timedelta:
        return timedelta(hours=settings.RECLAIM_HOURS)

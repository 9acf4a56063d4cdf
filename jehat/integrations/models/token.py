from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from jehat.core.crypto.blind import BlindIndexField
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.ids import uuid7
from jehat.core.crypto.models import EncryptedRecord
from jehat.organization.models import Employee, Entity

# A token in use is noted at most this often.
NOTED_EVERY = timedelta(minutes=1)


class Program(models.Model):
    """A system of an entity that works on the platform under its own name: an employee who is no person."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="programs")
    employee = models.OneToOneField(Employee, on_delete=models.PROTECT, related_name="program")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return str(self.pk)


class TokenQuerySet(models.QuerySet):
    def valid(self, now):
        return self.filter(revoked_at__isnull=True, expires_at__gt=now, user__is_active=True)

    def own_of(self, user):
        """Those a person made for himself."""
        return self.filter(user=user, entity__isnull=True)

    def of_entity(self, entity):
        return self.filter(entity=entity)

    def newest_first(self):
        return self.order_by("-pk")


class Token(EncryptedRecord):
    """A key by which a program acts as an account, within its scopes and for a time; only its digest is kept."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, related_name="tokens")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tokens")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = EncryptedTextField()
    hint = models.CharField(max_length=12)
    index = BlindIndexField(unique=True)
    scopes = ArrayField(models.CharField(max_length=30))
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = TokenQuerySet.as_manager()

    MOST_DAYS = 365
    MOST_AT_ONCE = 20

    class Meta:
        indexes = [models.Index(fields=["user", "-id"], name="token_of_user")]

    def __str__(self) -> str:
        return self.hint

    def is_valid(self, now) -> bool:
        return self.revoked_at is None and now < self.expires_at

    def is_used_unnoted(self, now) -> bool:
        return self.used_at is None or now - self.used_at >= NOTED_EVERY

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jehat.core.crypto.fields import EncryptedJSONField
from jehat.core.crypto.models import EncryptedPart

from .user import User


class SignInQuerySet(models.QuerySet):
    def current(self):
        return self.filter(until__isnull=True)


class SignIn(EncryptedPart):
    """One presence on the platform, from sign-in to sign-out or expiry."""

    sealed_with = "user"

    class Ending(models.TextChoices):
        SIGNED_OUT = "signed_out"
        EXPIRED = "expired"
        ENDED = "ended"

    class Means(models.TextChoices):
        """What proved the person last, here."""

        PASSWORD = "password"
        PASSKEY = "passkey"
        APP = "app"
        BACKUP = "backup"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sign_ins")
    session_key = models.CharField(max_length=40, db_index=True)
    origin = EncryptedJSONField(default=dict)
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(default=timezone.now)
    means = models.CharField(max_length=8, choices=Means.choices, default=Means.PASSWORD)
    until = models.DateTimeField(null=True)
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True, default="")

    objects = SignInQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["seen_at"], condition=Q(until__isnull=True), name="signin_current")]

    # How long a proof given a while ago still stands for its owner when something important is to change.
    FRESH = timedelta(minutes=5)

    def is_fresh(self, now) -> bool:
        """Whether the person was proved just now, in this presence: by his second factor, or by the password."""
        return self.until is None and now - self.confirmed_at < self.FRESH

    @property
    def is_proved_twice(self) -> bool:
        """Whether more than a password stands behind this presence."""
        return self.means != self.Means.PASSWORD

    def __str__(self) -> str:
        return f"{self.user_id} since {self.since:%Y-%m-%d %H:%M}"

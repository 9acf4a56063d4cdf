from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.fields import EncryptedJSONField
from jehat.core.crypto.models import EncryptedPart

from .user import User


class SecondFactorQuerySet(models.QuerySet):
    def main(self):
        """Those that stand by themselves: backup codes only help out."""
        return self.exclude(kind=SecondFactor.Kind.BACKUP)

    def passkeys(self):
        return self.filter(kind=SecondFactor.Kind.PASSKEY)


class SecondFactor(EncryptedPart):
    """What proves a person besides the password (العامل الثاني): a passkey, an authenticator app, backup codes."""

    sealed_with = "user"

    class Kind(models.TextChoices):
        PASSKEY = "passkey", _("Passkey")
        APP = "app", _("Authenticator app")
        BACKUP = "backup", _("Backup codes")

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="second_factors")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    # Of a passkey its public key and where it was made; of an app its secret; of backup codes what is left of them.
    sealed = EncryptedJSONField(default=dict)
    # The last time step of an app, or the last count of a passkey: what is not newer has been heard before.
    counter = models.BigIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)

    objects = SecondFactorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind"], condition=~Q(kind="passkey"), name="one_app_and_one_set_of_backup_codes"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.user_id}"

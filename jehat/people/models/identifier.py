from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models
from django.db.models import Case, F, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.blind import BlindIndexField
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedPart

from .user import User


class IdentifierQuerySet(models.QuerySet):
    def best_claim_first(self):
        """The proved owner, or else whoever claimed it first."""
        return self.order_by(F("proved_at").asc(nulls_last=True), "created_at")

    def best_to_sign_in_first(self):
        """The same, with the accounts that have no password at the end."""
        # An unusable password begins with this sign (django.contrib.auth.hashers).
        shut = Case(When(user__password__startswith=UNUSABLE_PASSWORD_PREFIX, then=1), default=0)
        return self.order_by(shut, F("proved_at").asc(nulls_last=True), "created_at")

    def proved(self):
        return self.filter(proved_at__isnull=False)


class Identifier(EncryptedPart):
    """One thing a person or a company is known by: an identity number, a passport, a mobile, an e-mail, a user name."""

    sealed_with = "user"

    class Kind(models.TextChoices):
        NATIONAL_ID = "national_id", _("National ID")
        IQAMA = "iqama", _("Iqama")
        PASSPORT = "passport", _("Passport")
        BORDER = "border", _("Border number")
        MOBILE = "mobile", _("Mobile")
        EMAIL = "email", _("E-mail")
        USERNAME = "username", _("User name")
        COMMERCIAL = "commercial", _("Commercial registration")
        UNIFIED = "unified", _("Unified number")

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="identifiers")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    value = EncryptedTextField()
    index = BlindIndexField()
    proved_at = models.DateTimeField(null=True)
    unreachable_since = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = IdentifierQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "index"], condition=Q(proved_at__isnull=False), name="identifier_has_one_proved_owner"
            ),
            models.UniqueConstraint(fields=["user", "kind"], name="person_has_one_identifier_of_a_kind"),
        ]
        indexes = [models.Index(fields=["kind", "index"])]

    def __str__(self) -> str:
        return f"{self.kind} of {self.user_id}"

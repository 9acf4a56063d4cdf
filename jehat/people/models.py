from datetime import timedelta

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.blind import BlindIndexField
from jehat.core.crypto.fields import EncryptedJSONField, EncryptedTextField
from jehat.core.crypto.models import EncryptedPart, EncryptedRecord


class User(EncryptedRecord, AbstractBaseUser):
    """A person's account. The username is an opaque handle; who the person is, is encrypted."""

    class Language(models.TextChoices):
        ARABIC = "ar", "العربية"
        ENGLISH = "en", "English"

    class Theme(models.TextChoices):
        AUTO = "auto", _("As the device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class Digits(models.TextChoices):
        WESTERN = "latn", "123"
        ARABIC = "arab", "١٢٣"

    class Calendar(models.TextChoices):
        HIJRI = "hijri", _("Hijri first")
        GREGORIAN = "gregorian", _("Gregorian first")

    username = models.CharField(max_length=32, unique=True)
    first_ar = EncryptedTextField(blank=True, default="")
    father_ar = EncryptedTextField(blank=True, default="")
    family_ar = EncryptedTextField(blank=True, default="")
    first_en = EncryptedTextField(blank=True, default="")
    father_en = EncryptedTextField(blank=True, default="")
    family_en = EncryptedTextField(blank=True, default="")
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.ARABIC)
    theme = models.CharField(max_length=5, choices=Theme.choices, default=Theme.AUTO)
    digits = models.CharField(max_length=4, choices=Digits.choices, default=Digits.WESTERN)
    calendar = models.CharField(max_length=9, choices=Calendar.choices, default=Calendar.HIJRI)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = BaseUserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: list[str] = []

    def __str__(self) -> str:
        return self.username

    def parts_of_name(self) -> list[str]:
        """First, father's and family name in the active language, or in the other one where that has none."""
        arabic = [self.first_ar, self.father_ar, self.family_ar]
        english = [self.first_en, self.father_en, self.family_en]
        first_choice, second_choice = (english, arabic) if get_language() == "en" else (arabic, english)
        return [part for part in first_choice if part] or [part for part in second_choice if part]

    @property
    def full_name(self) -> str:
        return " ".join(self.parts_of_name())

    @property
    def name(self) -> str:
        """First and family name, as colleagues and lists say it."""
        parts = self.parts_of_name()
        return " ".join([parts[0], parts[-1]] if len(parts) > 1 else parts)

    @property
    def first_name(self) -> str:
        return next(iter(self.parts_of_name()), "")


class Beneficiary(EncryptedPart):
    """What a person who files cases tells of himself beyond his name (المستفيد)."""

    sealed_with = "user"

    class Residence(models.TextChoices):
        INSIDE = "inside", _("Inside the Kingdom")
        OUTSIDE = "outside", _("Outside the Kingdom")

    class Calendar(models.TextChoices):
        HIJRI = "hijri", _("Hijri")
        GREGORIAN = "gregorian", _("Gregorian")

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="beneficiary")
    birth_date = EncryptedTextField(blank=True, default="")
    birth_calendar = models.CharField(max_length=9, choices=Calendar.choices, blank=True, default="")
    residence = models.CharField(max_length=7, choices=Residence.choices, default=Residence.INSIDE)

    def __str__(self) -> str:
        return str(self.user_id)


class IdentifierQuerySet(models.QuerySet):
    def best_claim_first(self):
        """The proved owner, or else whoever claimed it first."""
        return self.order_by(F("proved_at").asc(nulls_last=True), "created_at")

    def proved(self):
        return self.filter(proved_at__isnull=False)


class Identifier(EncryptedPart):
    """One thing a person is known by: an identity number, a passport, a mobile, an e-mail or a user name."""

    sealed_with = "user"

    class Kind(models.TextChoices):
        NATIONAL_ID = "national_id", _("National ID")
        IQAMA = "iqama", _("Iqama")
        PASSPORT = "passport", _("Passport")
        MOBILE = "mobile", _("Mobile")
        EMAIL = "email", _("E-mail")
        USERNAME = "username", _("User name")

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="identifiers")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    value = EncryptedTextField()
    index = BlindIndexField()
    proved_at = models.DateTimeField(null=True)
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


class Throttle(models.Model):
    """How often guesses failed under one key (identifier, network, device); it delays, and never locks."""

    key = BlindIndexField(unique=True)
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


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

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sign_ins")
    session_key = models.CharField(max_length=40, db_index=True)
    origin = EncryptedJSONField(default=dict)
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True, default="")

    objects = SignInQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["seen_at"], condition=Q(until__isnull=True), name="signin_current")]

    def __str__(self) -> str:
        return f"{self.user_id} since {self.since:%Y-%m-%d %H:%M}"

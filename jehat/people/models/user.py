from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.fields import EncryptedJSONField, EncryptedTextField
from jehat.core.crypto.models import EncryptedPart, EncryptedRecord


class User(EncryptedRecord, AbstractBaseUser):
    """A person's account. The username is an opaque handle; who the person is, is encrypted.

    A company, and a dependent whom a guardian entered, are accounts without a password: others act for them.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        COMPANY = "company", _("Company")
        DEPENDENT = "dependent", _("Dependent")

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
    kind = models.CharField(max_length=9, choices=Kind.choices, default=Kind.PERSON)
    first_ar = EncryptedTextField(blank=True, default="")
    father_ar = EncryptedTextField(blank=True, default="")
    family_ar = EncryptedTextField(blank=True, default="")
    first_en = EncryptedTextField(blank=True, default="")
    father_en = EncryptedTextField(blank=True, default="")
    family_en = EncryptedTextField(blank=True, default="")
    company_ar = EncryptedTextField(blank=True, default="")
    company_en = EncryptedTextField(blank=True, default="")
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.ARABIC)
    theme = models.CharField(max_length=5, choices=Theme.choices, default=Theme.AUTO)
    digits = models.CharField(max_length=4, choices=Digits.choices, default=Digits.WESTERN)
    calendar = models.CharField(max_length=9, choices=Calendar.choices, default=Calendar.HIJRI)
    shortcuts = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = BaseUserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: list[str] = []

    def __str__(self) -> str:
        return self.username

    def parts_of_name(self) -> list[str]:
        """The name in the active language, or in the other one where that has none; a company's is one part."""
        inner = ("company",) if self.is_company else ("first", "father", "family")
        for language in ("en", "ar") if get_language() == "en" else ("ar", "en"):
            # Each part is sealed by itself; of the other language none is opened where this one has a name.
            if parts := [part for name in inner if (part := getattr(self, f"{name}_{language}"))]:
                return parts
        return []

    @property
    def is_company(self) -> bool:
        return self.kind == self.Kind.COMPANY

    @property
    def may_sign_in(self) -> bool:
        """Whether somebody may ever come in with this account; a company and a dependent are acted for."""
        return self.kind == self.Kind.PERSON

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
    address = EncryptedJSONField(default=dict)

    def __str__(self) -> str:
        return str(self.user_id)

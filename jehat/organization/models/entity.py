from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.ids import uuid7
from jehat.core.hijri import hijri_year

from .bilingual import Bilingual


class Entity(Bilingual):
    """A body that people deal with (جهة): government, private or third sector. It is the tenant of the platform."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Ministry")
        MUNICIPALITY = "municipality", _("Municipality")
        SUB_MUNICIPALITY = "sub_municipality", _("Sub-municipality")
        AUTHORITY = "authority", _("Authority")
        DIRECTORATE = "directorate", _("Directorate")
        THIRD_SECTOR = "third_sector", _("Third sector")
        PRIVATE_COMPANY = "private_company", _("Private company")
        OVERSIGHT = "oversight", _("Oversight body")

    class YearBasis(models.TextChoices):
        HIJRI = "hijri", _("Hijri")
        GREGORIAN = "gregorian", _("Gregorian")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    year_basis = models.CharField(max_length=9, choices=YearBasis.choices, default=YearBasis.HIJRI)
    default_department = models.ForeignKey(
        "Department",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Where a case goes that nobody else takes."),
    )
    # How people reach a person there; all of it is public.
    contact_phone = models.CharField(max_length=20, blank=True, default="")
    contact_email = models.CharField(max_length=254, blank=True, default="")
    hours_ar = models.CharField(max_length=200, blank=True, default="")
    hours_en = models.CharField(max_length=200, blank=True, default="")
    # Another with each change of the entity's calendar: by it a process knows whether the week it remembers holds.
    calendar_stamp = models.UUIDField(null=True, editable=False)

    # Whether beneficiaries read which employee has their case, or its department alone.
    names_people = models.BooleanField(default=True)

    class Meta:
        ordering = ["code"]

    def year_at(self, moment) -> int:
        """The year in which the entity numbers what it files and issues then, by its own calendar."""
        day = timezone.localdate(moment)
        return hijri_year(day) if self.year_basis == self.YearBasis.HIJRI else day.year

    @property
    def hours(self) -> str:
        """When people are there, in the reader's language or else in the other one."""
        first, second = (self.hours_en, self.hours_ar) if get_language() == "en" else (self.hours_ar, self.hours_en)
        return first or second

    @property
    def has_contact(self) -> bool:
        return bool(self.contact_phone or self.contact_email or self.hours_ar or self.hours_en)

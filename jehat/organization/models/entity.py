from django.db import models
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.ids import uuid7

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

    class Meta:
        ordering = ["code"]

from django.db import models

from .bilingual import Bilingual
from .entity import Entity


class Brand(Bilingual):
    """What people know an entity by: a short name, a colour, a logo. All is public, so nothing is encrypted."""

    # The platform's own green, which needs no sheet.
    PLAIN = "#1b8354"

    entity = models.OneToOneField(Entity, on_delete=models.PROTECT, related_name="brand")
    name_ar = models.CharField(max_length=60, blank=True, default="")
    name_en = models.CharField(max_length=60, blank=True, default="")
    colour = models.CharField(max_length=7, default=PLAIN)
    logo_digest = models.CharField(max_length=16, blank=True, default="")

    @property
    def has_colour(self) -> bool:
        return self.colour != self.PLAIN


class Logo(models.Model):
    """The picture of a brand, as PNG drawn anew here; apart from the brand, which every page reads."""

    entity = models.OneToOneField(Entity, on_delete=models.PROTECT, related_name="logo")
    digest = models.CharField(max_length=16)
    png = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.entity_id} {self.digest}"

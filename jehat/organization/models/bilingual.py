from django.db import models
from django.utils.translation import get_language


class Bilingual(models.Model):
    """Something public that has an Arabic and an English name."""

    name_ar = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_ar

    def __str__(self) -> str:
        return self.name

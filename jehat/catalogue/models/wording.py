from django.db import models

from jehat.organization.models import Entity

from .kind import Kind


class Wording(models.Model):
    """Other words people use for a kind of case: needs told plainly, everyday names. The search reads them."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    kind = models.OneToOneField(Kind, on_delete=models.PROTECT, related_name="wording")
    words_ar = models.JSONField(default=list)
    words_en = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.kind_id}: {len(self.words_ar)} + {len(self.words_en)}"

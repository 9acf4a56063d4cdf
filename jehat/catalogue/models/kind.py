from django.db import models
from django.utils.translation import get_language

from jehat.core.crypto.ids import uuid7
from jehat.organization.models import Bilingual, Department, Entity


class KindQuerySet(models.QuerySet):
    def open_to_public(self):
        return self.filter(is_published=True, department__is_active=True)


class Kind(Bilingual):
    """A kind of case that an entity offers (نوع المعاملة): what it needs, costs and takes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="kinds")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="kinds")
    code = models.CharField(max_length=20, unique=True)
    summary_ar = models.TextField(blank=True, default="")
    summary_en = models.TextField(blank=True, default="")
    requirements = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    fee = models.PositiveIntegerField(default=0, help_text="Halalas.")
    working_days = models.PositiveSmallIntegerField()
    secrecy = models.CharField(max_length=20, default="normal")
    is_published = models.BooleanField(default=True)

    objects = KindQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    @property
    def riyals(self) -> str:
        """The fee in riyals, with halalas only where there are any."""
        return f"{self.fee // 100:,}" if self.fee % 100 == 0 else f"{self.fee / 100:,.2f}"

    @property
    def needed(self) -> list[dict]:
        """The required documents, named in the active language."""
        named = f"name_{'en' if get_language() == 'en' else 'ar'}"
        return [{"name": one[named], "mandatory": one["mandatory"]} for one in self.requirements]

    @property
    def stages(self) -> list[str]:
        """The steps of handling it, named in the active language and in order."""
        named = f"name_{'en' if get_language() == 'en' else 'ar'}"
        return [one[named] for one in sorted(self.steps, key=lambda one: one["order"])]

    @property
    def summary(self) -> str:
        return self.summary_en if get_language() == "en" else self.summary_ar

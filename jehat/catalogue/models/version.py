from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from jehat.catalogue.rules import Rules, ruled
from jehat.core.crypto.ids import uuid7
from jehat.organization.models import Department, Entity

from .kind import Kind
from .offer import OFFERED, Offer

# All that a draft writes down: what the guide says of the kind, and what holds for its cases.
WRITTEN = (*OFFERED, "form", "rules")


class VersionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__isnull=False)

    def drafts(self):
        return self.filter(published_at__isnull=True)

    def newest_first(self):
        return self.order_by("-number")


class Version(Offer):
    """What a kind of case was, is or will be: once published it never changes, and cases keep the one of their day."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    kind = models.ForeignKey(Kind, on_delete=models.PROTECT, related_name="versions")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField(default=1, help_text="How often the draft was saved.")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True)
    # What is asked when a case is filed and what then holds for it; lists of kinds have no need of either.
    form = models.JSONField(default=list)
    rules = models.JSONField(default=dict)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "number"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="version_number_in_kind"),
            models.UniqueConstraint(
                fields=["kind"], condition=Q(published_at__isnull=True), name="one_draft_of_a_kind"
            ),
        ]

    @property
    def is_draft(self) -> bool:
        return self.published_at is None

    @property
    def ruled(self) -> Rules:
        """What holds for the cases filed under it."""
        return ruled(self.rules)

    @property
    def stamp(self) -> str:
        """Which state of which version somebody has before him, for example 3.2."""
        return f"{self.number}.{self.revision}"

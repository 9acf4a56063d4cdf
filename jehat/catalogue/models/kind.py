from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.ids import uuid7
from jehat.organization.models import Department, Entity

from .offer import OFFERED, Offer


class KindQuerySet(models.QuerySet):
    def open_to_public(self):
        return self.filter(is_published=True, department__is_active=True)

    def ever_offered(self):
        """Those that everybody could read of once, whether or not they are offered still."""
        return self.filter(current__isnull=False)

    def of(self, entity):
        return self.filter(entity=entity)

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class Kind(Offer):
    """A kind of case that an entity offers (نوع المعاملة): what it needs, costs and takes.

    The truth is `current`, the version published last. What it says is copied here when it is published, so that guide,
    search and lists read one table; before the first time, what the draft says stands here, and nobody outside sees it.
    """

    class State(models.TextChoices):
        NEW = "new", _("Never published")
        PUBLISHED = "published", _("Published")
        RETIRED = "retired", _("Retired")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="kinds")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="kinds")
    code = models.CharField(max_length=20, unique=True)
    secrecy = models.CharField(max_length=20, default="normal")
    is_published = models.BooleanField(default=True)
    current = models.OneToOneField("Version", on_delete=models.PROTECT, null=True, related_name="+")

    objects = KindQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_published=False) | Q(working_days__gt=0), name="published_kind_promises_a_time"
            ),
            models.CheckConstraint(
                condition=Q(is_published=False) | Q(current__isnull=False), name="published_kind_has_a_version"
            ),
        ]

    @property
    def state(self) -> State:
        if self.is_published:
            return self.State.PUBLISHED
        return self.State.RETIRED if self.current_id else self.State.NEW

    @property
    def is_offered(self) -> bool:
        """Whether anybody may file it now."""
        return self.is_published and self.department.is_active

    def take(self, version) -> None:
        """Say what a version says; the caller saves."""
        for name in OFFERED:
            setattr(self, name, getattr(version, name))

from django.db import models

from jehat.core.crypto.ids import uuid7

from .bilingual import Bilingual
from .entity import Entity


class Post(Bilingual):
    """A post that employees hold (منصب), e.g. licensing officer."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="posts")

    class Meta:
        ordering = ["name_en"]


class RoleQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(retired_at__isnull=True)

    def of(self, entity):
        return self.filter(entity=entity)

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class Role(Bilingual):
    """A named bundle of grants of one entity; what an employee may do follows from his role."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="roles")
    code = models.CharField(max_length=20)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["entity", "code"], name="role_code_in_entity")]

    @property
    def is_retired(self) -> bool:
        return self.retired_at is not None

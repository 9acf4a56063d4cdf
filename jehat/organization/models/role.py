from django.contrib.postgres.fields import ArrayField
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


class Role(Bilingual):
    """A named bundle of verbs of one entity; what an employee may do follows from his role."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="roles")
    code = models.CharField(max_length=20)
    verbs = ArrayField(models.CharField(max_length=60), default=list)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["entity", "code"], name="role_code_in_entity")]

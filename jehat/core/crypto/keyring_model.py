"""The table of tenant keys; the keys in it are wrapped, and the key that wraps them is never in the database."""

from django.db import models
from django.db.models.functions import Now

from .ids import uuid7


class KeyRing(models.Model):
    """One generation of one tenant's key for one class of data."""

    class State(models.TextChoices):
        ACTIVE = "active"
        DECRYPT_ONLY = "decrypt-only"
        DESTROYED = "destroyed"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    tenant = models.UUIDField()
    key_class = models.CharField(max_length=16)
    generation = models.PositiveIntegerField()
    kek_uri = models.CharField(max_length=500)
    wrapped = models.BinaryField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.ACTIVE)
    created = models.DateTimeField(db_default=Now())
    retired = models.DateTimeField(null=True)
    destroyed = models.DateTimeField(null=True)

    class Meta:
        app_label = "core"
        constraints = [
            models.UniqueConstraint(fields=["tenant", "key_class", "generation"], name="keyring_generation_once"),
            models.UniqueConstraint(
                fields=["tenant", "key_class"], condition=models.Q(state="active"), name="keyring_one_active"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["active", "decrypt-only", "destroyed"]), name="keyring_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state="destroyed", wrapped=b"", destroyed__isnull=False)
                | ~models.Q(state="destroyed") & ~models.Q(wrapped=b""),
                name="keyring_destroyed_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tenant} {self.key_class} {self.generation}"

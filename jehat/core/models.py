from django.db import models

from jehat.core.crypto.keyring_model import KeyRing

__all__ = ["KeyRing", "Series"]


class Series(models.Model):
    """One run of official numbers, e.g. the cases of one entity in 1448."""

    name = models.CharField(max_length=80, unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name

from django.db import models

from jehat.core.crypto.blind import BlindIndexField


class Throttle(models.Model):
    """How often guesses failed under one key (identifier, network, device); it delays, and never locks."""

    key = BlindIndexField(unique=True)
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)

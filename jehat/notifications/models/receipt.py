from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .message import Message


class Receipt(models.Model):
    """What a provider said later about a message it took; each thing it says is kept once, whenever it comes."""

    class Fate(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted by the provider")
        FAILED = "failed", _("Not delivered")
        DELIVERED = "delivered", _("Delivered")

    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="receipts")
    provider = models.CharField(max_length=40)
    reference = models.CharField(max_length=120)
    fate = models.CharField(max_length=9, choices=Fate.choices)
    failure = models.CharField(max_length=60, blank=True, default="")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "reference", "fate"], name="receipt_is_kept_once"),
        ]
        indexes = [models.Index(fields=["at"], name="receipt_at")]

    def __str__(self) -> str:
        return f"{self.provider} {self.reference} {self.fate}"


class Bounce(models.Model):
    """An e-mail that came back: for good, or for now; `digest` is of the report, so that none counts twice."""

    class Kind(models.TextChoices):
        HARD = "hard", _("For good")
        SOFT = "soft", _("For now")

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="bounces")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    code = models.CharField(max_length=20, blank=True, default="")
    digest = models.BinaryField(unique=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.kind} {self.message_id}"

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from jehat.core.crypto.blind import BlindIndexField
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedRecord


class KeptAnswer(EncryptedRecord):
    """What a request with an `Idempotency-Key` was answered, so that the same request is never done twice.

    It is written in the transaction of the request: either both are there or neither is.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    key = BlindIndexField()
    request = BlindIndexField()
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = EncryptedTextField(blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    KEPT_FOR = timedelta(hours=24)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_answer_per_key")]
        indexes = [models.Index(fields=["created_at"], name="kept_answer_age")]

    def __str__(self) -> str:
        return str(self.pk)

from django.conf import settings
from django.db import models
from django.utils import timezone

from jehat.core.crypto.fields import EncryptedJSONField, EncryptedTextField
from jehat.core.crypto.models import EncryptedRecord


class FileQuerySet(models.QuerySet):
    def of_uploader(self, user):
        return self.filter(uploader=user)

    def unattached(self):
        return self.filter(attached_at__isnull=True)


class File(EncryptedRecord):
    """One file as it was given, and for voice its playable rendition. Its bytes lie encrypted in the store."""

    key_class = "file"

    class Kind(models.TextChoices):
        AUDIO = "audio"
        IMAGE = "image"
        PDF = "pdf"
        OTHER = "other"

    class State(models.TextChoices):
        HELD = "held"
        READY = "ready"
        BROKEN = "broken"

    entity_id = models.UUIDField(null=True, db_index=True)
    uploader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="files")
    name = EncryptedTextField()
    content_type = EncryptedTextField()
    kind = models.CharField(max_length=5, choices=Kind.choices)
    state = models.CharField(max_length=6, choices=State.choices, default=State.READY)
    size = models.PositiveBigIntegerField()
    path = models.CharField(max_length=80, unique=True)
    is_voice = models.BooleanField(default=False)
    duration = models.FloatField(null=True)
    waveform = EncryptedJSONField(null=True)
    playable_path = models.CharField(max_length=80, blank=True, default="")
    playable_size = models.PositiveBigIntegerField(null=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    attached_at = models.DateTimeField(null=True)

    objects = FileQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.pk)

from datetime import date

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

    def in_no_draft(self):
        return self.filter(draft__isnull=True)


class DraftQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(owner=user)

    def newest_first(self):
        return self.order_by("-saved_at", "-pk")


class Draft(EncryptedRecord):
    """Words a person has typed somewhere and not sent yet, kept so that every device of his shows them (مسودة).

    `words` is what was written last, by the page `device`; `others` is what other pages of his held when they were
    overtaken: [{"device", "words", "saved_at"}], newest first.
    """

    entity_id = models.UUIDField(null=True, db_index=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts")
    place = models.CharField(max_length=80)
    words = EncryptedJSONField(default=dict)
    others = EncryptedJSONField(default=list)
    device = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "place"], name="one_draft_per_person_and_place")]

    def __str__(self) -> str:
        return f"{self.place} of {self.owner_id}"


class File(EncryptedRecord):
    """One file as it was given, and for voice its playable rendition. Its bytes lie encrypted in the store."""

    class Kind(models.TextChoices):
        AUDIO = "audio"
        IMAGE = "image"
        PDF = "pdf"
        OTHER = "other"

    class State(models.TextChoices):
        HELD = "held"
        READY = "ready"
        BROKEN = "broken"

    class KeyClass(models.TextChoices):
        FILE = "file"
        SECRET = "secret"

    # Which of the entity's keys wraps the key of this file: those of secret cases stand apart.
    key_class = models.CharField(max_length=16, choices=KeyClass.choices, default=KeyClass.FILE, editable=False)
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
    # Until when the document itself holds, as its owner says, and when he was warned that this ends.
    valid_until = models.DateField(null=True)
    warned_at = models.DateTimeField(null=True)
    draft = models.ForeignKey(Draft, on_delete=models.SET_NULL, null=True, related_name="files")
    # Which earlier file it is a copy of; the copy lives on when that one goes.
    origin = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")

    objects = FileQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.pk)

    def is_expired(self, today: date) -> bool:
        return self.valid_until is not None and self.valid_until < today

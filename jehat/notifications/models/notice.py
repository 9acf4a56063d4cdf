from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from jehat.audit.models import Event
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedRecord


class NoticeQuerySet(models.QuerySet):
    def of(self, user, now=None):
        """What a person was told; what waits yet for its moment is as if it were not there."""
        now = now or timezone.now()
        return self.filter(Q(not_before__isnull=True) | Q(not_before__lte=now), to=user)

    def unread(self):
        return self.filter(read_at__isnull=True)

    def newest_first(self):
        return self.order_by("-pk")

    def older_than(self, pk):
        return self.filter(pk__lt=pk)

    def due(self, now):
        """Waiting for a digest whose time has come."""
        return self.filter(held_until__lte=now)

    def locked(self):
        return self.select_for_update(of=("self",))


class Notice(EncryptedRecord):
    """What one person is told of one event, inside the application; newer ones have the greater id.

    `held_until` is the moment of the digest it waits for, as long as it waits. Before `not_before` it shows nowhere.
    """

    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="notices")
    subject_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=40, blank=True, default="")
    number = models.CharField(max_length=40, blank=True, default="")
    title = EncryptedTextField()
    body = EncryptedTextField(blank=True, default="")
    url = models.CharField(max_length=200, blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    read_at = models.DateTimeField(null=True)
    held_until = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["to", "event"], name="one_notice_per_person_and_event")]
        indexes = [
            models.Index(fields=["to", "-id"], name="notice_newest"),
            models.Index(fields=["to"], condition=Q(read_at__isnull=True), name="notice_unread"),
            models.Index(fields=["held_until"], condition=Q(held_until__isnull=False), name="notice_held"),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} to {self.to_id}"

    @property
    def is_unread(self) -> bool:
        return self.read_at is None

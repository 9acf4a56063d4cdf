from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone


class EventQuerySet(models.QuerySet):
    def about(self, subject):
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def oldest_first(self):
        return self.order_by("pk")


class Event(models.Model):
    """One line of the record: who did what to what, when, and how it ended. Never edited, never deleted.

    `at` is the moment of the act as its action took it; `recorded_at` is the database's own clock.
    """

    class Outcome(models.TextChoices):
        DONE = "done"
        REFUSED = "refused"

    at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    entity_id = models.UUIDField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.DONE)
    particulars = models.JSONField(default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "id"]),
            models.Index(fields=["by", "id"]),
            models.Index(fields=["entity_id", "id"]),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type}:{self.subject_id}"

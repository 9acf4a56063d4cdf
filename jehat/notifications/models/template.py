from django.conf import settings
from django.db import models
from django.utils import timezone

from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedRecord
from jehat.notifications.tidings import Way
from jehat.organization.models import Entity
from jehat.people.models import User


class TemplateQuerySet(models.QuerySet):
    def of(self, entity_id):
        return self.filter(entity_id=entity_id)

    def in_force(self):
        """The version in force of each text."""
        return self.order_by("kind", "channel", "language", "-version").distinct("kind", "channel", "language")

    def newest_first(self):
        return self.order_by("-version")


class Template(EncryptedRecord):
    """One version of what an entity says by one way of one kind of notice; an empty text is the platform's own."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    channel = models.CharField(max_length=5, choices=Way.choices)
    language = models.CharField(max_length=2, choices=User.Language.choices)
    version = models.PositiveIntegerField()
    subject = EncryptedTextField(blank=True, default="")
    text = EncryptedTextField(blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entity", "kind", "channel", "language", "version"], name="one_template_of_each_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.channel} {self.language} {self.version}"

    @property
    def is_platforms_own(self) -> bool:
        return not self.text

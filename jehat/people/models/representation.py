from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.blind import BlindIndexField
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedPart

from .identifier import Identifier
from .user import User


class RepresentationQuerySet(models.QuerySet):
    def current(self, now):
        """Accepted, begun, neither ended nor run out, and of an account that is open: compared with now, never kept."""
        begun = Q(accepted_at__lte=now, since__lte=now, ended_at__isnull=True)
        return self.filter(begun, Q(until__isnull=True) | Q(until__gt=now), principal__is_active=True)

    def offered(self, now):
        """Waiting for the answer of the one who was named."""
        unanswered = Q(accepted_at__isnull=True, declined_at__isnull=True, ended_at__isnull=True)
        return self.filter(unanswered, Q(until__isnull=True) | Q(until__gt=now))


class Representation(EncryptedPart):
    """One person acts for another, or for a company, within a scope and a time (وكالة، ولاية، تفويض منشأة).

    The agent is named by an identifier and becomes the agent by accepting; until then nobody is.
    """

    sealed_with = "principal"

    class Kind(models.TextChoices):
        AGENT = "agent", _("Agent")
        GUARDIAN = "guardian", _("Guardian")
        DELEGATE = "delegate", _("Delegate")

    principal = models.ForeignKey(User, on_delete=models.PROTECT, related_name="represented_by")
    agent = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="represents")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    named_kind = models.CharField(max_length=12, choices=Identifier.Kind.choices, blank=True, default="")
    named = EncryptedTextField(blank=True, default="")
    named_index = BlindIndexField(null=True)
    # Codes of entities; none means all of them.
    scope = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    # May name and end other delegates of the company.
    manages = models.BooleanField(default=False)
    appointed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = RepresentationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["agent", "principal"], condition=Q(ended_at__isnull=True), name="acting_now"),
            models.Index(fields=["named_kind", "named_index"], name="offered_to"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(principal=F("agent")), name="nobody_represents_himself"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(agent__isnull=False), name="accepted_by_an_agent"
            ),
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="acting_ends_later"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def is_current(self, now) -> bool:
        begun = self.accepted_at is not None and self.since <= now and self.ended_at is None
        return begun and (self.until is None or now < self.until)

    def is_offered(self, now) -> bool:
        answered = self.accepted_at or self.declined_at or self.ended_at
        return not answered and (self.until is None or now < self.until)

    def covers(self, entity_code: str) -> bool:
        """Whether it reaches to this entity."""
        return not self.scope or entity_code in self.scope

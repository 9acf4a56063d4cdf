from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.ids import uuid7
from jehat.organization.models import Entity

from .case import Case
from .conversation import Comment, Note


class PostponementQuerySet(models.QuerySet):
    def asked(self):
        return self.filter(state=Postponement.State.ASKED)

    def given(self):
        """Those that were granted, whether or not they are over."""
        return self.filter(state__in=(Postponement.State.GRANTED, Postponement.State.OVER))

    def running(self):
        return self.filter(state=Postponement.State.GRANTED)

    def with_people(self):
        return self.select_related("by", "decided_by", "reason", "answer")

    def newest_first(self):
        return self.order_by("-asked_at", "-pk")


class Postponement(models.Model):
    """A case put off to a day (تأجيل): asked for by who works on it, decided by another; its reasons are notes."""

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")
        OVER = "over", _("Over")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="postponements")
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    # The day on which the work goes on: as it was asked for, and then as it was granted.
    until = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    words = models.ForeignKey(Comment, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.ForeignKey(Note, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = PostponementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="asked"), name="one_postponement_asked_for_at_a_time"
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(state="granted"), name="one_postponement_at_a_time"),
            models.CheckConstraint(
                condition=Q(state="asked") ^ Q(decided_at__isnull=False), name="postponement_decided_has_a_time"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("by")), name="postponement_decided_by_another"
            ),
        ]
        indexes = [models.Index(fields=["until"], condition=Q(state="granted"), name="postponement_ends")]

    def __str__(self) -> str:
        return f"{self.case_id} until {self.until}"

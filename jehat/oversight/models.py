from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.cases.models import Case
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.ids import uuid7
from jehat.core.crypto.models import EncryptedRecord
from jehat.organization.models import Employee, Entity


class GlassQuerySet(models.QuerySet):
    def live(self, now):
        """Those under which a case may be read at the moment."""
        return self.filter(ended_at__isnull=True, since__lte=now, until__gt=now)

    def with_people(self):
        people = ("employee__user", "employee__entity", "employee__department", "ended_by")
        return self.select_related("entity", "case__department", *people)

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class Glass(EncryptedRecord):
    """A case that an employee opened beyond what his post lets him see, for a reason and a time (وصول طارئ).

    It is over by itself; what it opens is said by a grant of the same cause and the same time.
    """

    LONGEST = timedelta(hours=24)
    USUAL_HOURS = 2

    class Reason(models.TextChoices):
        COMPLAINT = "complaint", _("A complaint is being examined")
        INSPECTION = "inspection", _("An inspection")
        INVESTIGATION = "investigation", _("An investigation")
        COURT = "court", _("A request of a court")
        EMERGENCY = "emergency", _("An emergency")

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="glasses")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="glasses")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="glasses")
    reason = models.CharField(max_length=13, choices=Reason.choices)
    words = EncryptedTextField()
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = GlassQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("since"), until__lte=F("since") + timedelta(hours=24)),
                name="glass_lasts_a_day_at_most",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="glass_was_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} by {self.employee_id}"

    def is_live(self, now) -> bool:
        return self.ended_at is None and self.since <= now < self.until

    @property
    def over_at(self):
        """When it was or will be over."""
        return self.ended_at or self.until


class GlassReview(models.Model):
    """That somebody looked at what was done under a glass."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    glass = models.ForeignKey(Glass, on_delete=models.PROTECT, related_name="reviews")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["glass", "by"], name="one_review_of_a_glass_by_each")]

    def __str__(self) -> str:
        return f"{self.glass_id} by {self.by_id}"


class Concern(models.Model):
    """That a case is about a body of oversight, which therefore sees nothing of it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="concerns")
    body = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="concerns")
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "body"], name="case_is_about_a_body_once")]

    def __str__(self) -> str:
        return f"{self.case_id} about {self.body_id}"

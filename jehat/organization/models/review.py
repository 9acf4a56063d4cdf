from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.ids import uuid7

from .employee import Employee
from .entity import Entity
from .role import Role


class AccessReviewQuerySet(models.QuerySet):
    def of(self, entity):
        return self.filter(entity=entity)

    def open(self):
        return self.filter(closed_at__isnull=True)

    def newest_first(self):
        return self.order_by("-year", "-quarter")

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class AccessReview(models.Model):
    """A look, once a quarter, at what every employee of an entity may do and still needs (مراجعة الصلاحيات)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="reviews")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    due = models.DateField()
    reminded_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = AccessReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entity", "year", "quarter"], name="one_review_a_quarter"),
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="review_is_of_a_quarter"),
        ]

    def __str__(self) -> str:
        return f"{self.entity_id} {self.year}-Q{self.quarter}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class ReviewLineQuerySet(models.QuerySet):
    def undecided(self):
        """Those that still wait; who left needs no review any more."""
        return self.filter(outcome=ReviewLine.Outcome.OPEN, employee__is_active=True)

    def with_people(self):
        return self.select_related(
            "review", "employee__user", "employee__department", "employee__role", "role", "to_role", "decided_by"
        )

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class ReviewLine(models.Model):
    """One employee in a review: the role he had, and what was decided by whom."""

    class Outcome(models.TextChoices):
        OPEN = "", _("To decide")
        KEPT = "kept", _("Kept")
        WITHDRAWN = "withdrawn", _("Partly withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(AccessReview, on_delete=models.PROTECT, related_name="lines")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True, default=Outcome.OPEN)
    verbs = ArrayField(models.CharField(max_length=60), default=list)
    to_role = models.ForeignKey(Role, on_delete=models.PROTECT, null=True, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = ReviewLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "employee"], name="one_line_in_a_review"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at__isnull=True) | (~Q(outcome="") & Q(decided_at__isnull=False)),
                name="review_line_is_decided_at_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["review", "outcome"], name="review_line_by_outcome")]

    def __str__(self) -> str:
        return f"{self.employee_id} {self.outcome}"

    @property
    def is_decided(self) -> bool:
        return self.outcome != ReviewLine.Outcome.OPEN

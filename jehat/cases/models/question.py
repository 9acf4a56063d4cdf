from django.db import models
from django.db.models import F, Q

from jehat.cases.points import missing
from jehat.organization.models import Entity

from .case import Case
from .conversation import Comment


class QuestionQuerySet(models.QuerySet):
    def pending(self):
        """Those to which the beneficiary owes an answer."""
        return self.filter(answered_at__isnull=True, ended_at__isnull=True)

    def overdue(self, now):
        return self.pending().filter(due_at__lt=now)

    def oldest_first(self):
        return self.order_by("asked_at", "pk")


class Question(models.Model):
    """What was asked of a beneficiary, until when he is to answer, and when he did (طلب استكمال)."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="questions")
    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="question")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # How often he was reminded: once at half of his time, and once before its end.
    reminded = models.PositiveSmallIntegerField(default=0)
    answered_at = models.DateTimeField(null=True)
    answer = models.ForeignKey(Comment, on_delete=models.PROTECT, null=True, related_name="answered")
    # It is not asked any more: the case went on or ended without an answer, or it was taken back.
    ended_at = models.DateTimeField(null=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(due_at__gt=F("asked_at")), name="question_leaves_time"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer__isnull=True)
                | Q(answered_at__gte=F("asked_at"), answer__isnull=False),
                name="question_answered_by_something_said",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "asked_at"]),
            models.Index(
                fields=["due_at"], condition=Q(answered_at__isnull=True, ended_at__isnull=True), name="question_pending"
            ),
        ]

    @property
    def listed(self) -> list[dict]:
        """What it asks point by point; nothing where it asks one thing in words."""
        return self.points.listed if hasattr(self, "points") else []

    @property
    def missing(self) -> list[str]:
        """Of several things those that are not answered yet, once one of them is."""
        left = missing(self.listed)
        return left if len(left) < len(self.listed) else []

    def __str__(self) -> str:
        return f"{self.case_id} asked, until {self.due_at:%Y-%m-%d}"

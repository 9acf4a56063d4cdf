from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jehat.cases.states import Ground, Outcome, Status
from jehat.organization.models import Department, Employee, Entity

from .case import Case
from .conversation import Comment


class ClosingQuerySet(models.QuerySet):
    def counted(self):
        """Those that stood; what was taken back as a mistake was none."""
        return self.exclude(taken_up=Closing.TakenUp.MISTAKE)

    def standing(self):
        """Those that end their case still."""
        return self.filter(taken_up_at__isnull=True)

    def latest_first(self):
        return self.order_by("-at", "-pk")


class Closing(models.Model):
    """One end of a case: which of its ends it was, what came of it, from whom, and what took the case up again."""

    class TakenUp(models.TextChoices):
        """What brought a closed case back."""

        DISPUTED = "disputed", _("The beneficiary said that it is not solved")
        ANSWERED = "answered", _("The answer came after all")
        REOPENED = "reopened", _("A supervisor opened it again")
        OVERTURNED = "overturned", _("The decision was overturned on appeal")
        MISTAKE = "mistake", _("It was closed by mistake")

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="closings")
    nth = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=13, choices=Outcome.choices)
    ground = models.CharField(max_length=10, choices=Ground.choices, blank=True, default="")
    # Nobody, where the time for an answer ran out by itself.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, null=True, related_name="closing")
    # With whom it was, by which his figures are counted, and where it stood, to which it returns if it was a mistake.
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="+")
    came_from = models.CharField(max_length=20, choices=Status.choices)
    at = models.DateTimeField()
    taken_up_at = models.DateTimeField(null=True)
    taken_up = models.CharField(max_length=10, choices=TakenUp.choices, blank=True, default="")

    objects = ClosingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(taken_up_at__isnull=True), name="one_standing_closing_of_a_case"
            ),
            models.UniqueConstraint(
                fields=["case", "nth"], condition=~Q(taken_up="mistake"), name="closings_of_a_case_are_numbered"
            ),
            models.CheckConstraint(
                condition=Q(taken_up_at__isnull=True, taken_up="") | (Q(taken_up_at__gte=F("at")) & ~Q(taken_up="")),
                name="closing_taken_up_for_a_cause",
            ),
        ]
        indexes = [
            models.Index(fields=["department", "at"], name="closing_of_unit"),
            models.Index(fields=["case"], condition=Q(taken_up="disputed"), name="closing_disputed"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} closed for the {self.nth}. time"

    @property
    def was_first(self) -> bool:
        return self.nth == 1

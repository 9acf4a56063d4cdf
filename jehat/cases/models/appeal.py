from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jehat.organization.models import Department, Employee, Entity

from .case import Case
from .closing import Closing
from .conversation import Comment


class AppealQuerySet(models.QuerySet):
    def pending(self):
        return self.filter(decided_at__isnull=True)


class Appeal(models.Model):
    """What a beneficiary says against a rejection, once (تظلم): who is to decide it, and what he decided."""

    class Decision(models.TextChoices):
        UPHELD = "upheld", _("The rejection stands")
        OVERTURNED = "overturned", _("The rejection was overturned")

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="appeal")
    closing = models.OneToOneField(Closing, on_delete=models.PROTECT, related_name="appeal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="+")
    # Who is to decide; of a department without a head that could, nobody in person.
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="appeals")
    at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.OneToOneField(Comment, on_delete=models.PROTECT, null=True, related_name="+")

    objects = AppealQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True)
                | (~Q(decision="") & Q(decided_at__gte=F("at"), decided_by__isnull=False, answer__isnull=False)),
                name="appeal_decided_by_somebody_in_words",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("by")), name="nobody_decides_his_own_appeal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.decision or 'pending'}"

    @property
    def is_pending(self) -> bool:
        return self.decided_at is None

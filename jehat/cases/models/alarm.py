from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jehat.organization.models import Employee, Entity

from .case import Case


class Level(models.IntegerChoices):
    """How far a case has climbed whose time runs out: each level is reached once."""

    WARNED = 1, _("Its time is nearly over")
    BROKEN = 2, _("Its time is over")
    FIRST = 3, _("Told to the head of the department")
    SECOND = 4, _("Told to the head above")
    THIRD = 5, _("Told at the top of the entity")


class Alarm(models.Model):
    """That the time of a case ran out as far as a level (تصعيد) and who was told; each level once while at work."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="alarms")
    # Which time it is at work: the first, or one more for each time it was taken up again.
    nth = models.PositiveSmallIntegerField(default=1)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    at = models.DateTimeField()
    # None where nobody above could be told, and the administrators of the entity were.
    to = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "nth", "level"], name="one_alarm_of_a_level"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=5), name="alarm_of_a_known_level"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.level}"


class EscalationPlan(models.Model):
    """When the cases of an entity climb: after which part of their time, and how many working hours after its end."""

    entity = models.OneToOneField(Entity, on_delete=models.PROTECT, related_name="+")
    warn_percent = models.PositiveSmallIntegerField(
        default=75, validators=[MinValueValidator(10), MaxValueValidator(99)]
    )
    first_hours = models.PositiveSmallIntegerField(default=7, validators=[MaxValueValidator(999)])
    second_hours = models.PositiveSmallIntegerField(default=21, validators=[MaxValueValidator(999)])
    third_hours = models.PositiveSmallIntegerField(default=35, validators=[MaxValueValidator(999)])

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(warn_percent__gte=10, warn_percent__lte=99), name="plan_warns_before_the_end"
            ),
            models.CheckConstraint(
                condition=Q(first_hours__lte=F("second_hours"), second_hours__lte=F("third_hours")),
                name="plan_climbs_upwards",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entity_id}: {self.warn_percent} %"

    @property
    def hours(self) -> tuple[int, int, int]:
        return (self.first_hours, self.second_hours, self.third_hours)

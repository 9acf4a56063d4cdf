"""How a department shares its cases among its people: data that its head and the administrators keep."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from jehat.catalogue.fields import Questionnaire
from jehat.catalogue.fields.sought import sought_in_words
from jehat.catalogue.models import Kind
from jehat.organization.models import Bilingual, Department, Employee, Entity
from jehat.people.models import User

from ..states import Priority
from .case import Case

WHOLE = 100
MOST_WEIGHT = 400


class Skill(Bilingual):
    """Something that a case may need and not everybody can, as sign language (مهارة)."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="skills")
    code = models.CharField(max_length=20)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["entity", "code"], name="skill_code_in_entity")]


class Skilled(models.Model):
    """That an employee has a skill."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="skilled")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="skilled")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "skill"], name="one_skill_once")]

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.skill_id}"


class Manner(models.Model):
    """What a department weighs when it shares its cases; without a row, everything as it begins."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    department = models.OneToOneField(Department, on_delete=models.PROTECT, related_name="manner")
    keeps_employee = models.BooleanField(default=True)
    looks_ahead = models.BooleanField(default=True)

    def __str__(self) -> str:
        return str(self.department_id)


class Share(models.Model):
    """How much an employee gets: of every kind of case, or of one where he gets more or less of it (حصة)."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="shares")
    kind = models.ForeignKey(Kind, on_delete=models.PROTECT, null=True, related_name="+")
    weight = models.PositiveSmallIntegerField(
        default=WHOLE, validators=[MinValueValidator(0), MaxValueValidator(MOST_WEIGHT)]
    )
    daily_cap = models.PositiveSmallIntegerField(null=True)
    pulls = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employee", "kind"], nulls_distinct=False, name="one_share_of_a_kind"),
            models.CheckConstraint(condition=Q(weight__lte=MOST_WEIGHT), name="share_within_bounds"),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.weight}"


class Rule(models.Model):
    """When a case of a department is such and such, whom or where it is for; the first that fits decides (قاعدة)."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="rules")
    position = models.PositiveSmallIntegerField()
    kind = models.ForeignKey(Kind, on_delete=models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=2, choices=User.Language.choices, blank=True, default="")
    priority = models.CharField(max_length=10, choices=Priority.choices, blank=True, default="")
    channel = models.CharField(max_length=7, choices=Case.Channel.choices, blank=True, default="")
    # Of the form of its kind; each as `catalogue.fields.sought` keeps it.
    answers = models.JSONField(default=list)
    to_department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, null=True, related_name="+")
    to_employee = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["department", "position"], name="rules_stand_in_order"),
            models.CheckConstraint(
                condition=Q(to_department__isnull=False, to_employee__isnull=True)
                | Q(to_department__isnull=True, to_employee__isnull=False, skill__isnull=True)
                | Q(to_department__isnull=True, to_employee__isnull=True, skill__isnull=False),
                name="rule_leads_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department_id} {self.position}"

    @property
    def answers_told(self) -> list[str]:
        """What it asks of the answers, in words; `kind__current` is read with it."""
        fields = Questionnaire.of(self.kind.current).fields if self.answers else ()
        return [sought_in_words(one, fields) for one in self.answers]

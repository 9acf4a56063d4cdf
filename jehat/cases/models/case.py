from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.cases.states import CLOSED, OPEN, Priority, Status
from jehat.catalogue.models import Kind
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedPart, EncryptedRecord
from jehat.organization.models import Department, Employee, Entity
from jehat.people.models import User

NEXT = {
    Status.TRIAGE: _("It will be given to an employee"),
    Status.ASSIGNED: _("The employee opens it"),
    Status.IN_PROGRESS: _("The employee studies it and replies"),
    Status.WAITING_BENEFICIARY: _("Your reply"),
    Status.COMPLETED: _("Nothing; it is done"),
    Status.REJECTED: _("Nothing; it was rejected, and the reason is below"),
}


class CaseQuerySet(models.QuerySet):
    def open(self):
        return self.filter(status__in=OPEN)

    def closed(self):
        return self.filter(status__in=CLOSED)

    def late(self, now):
        return self.open().filter(due_at__lt=now)

    def unassigned(self):
        return self.open().filter(assignee__isnull=True)

    def of_beneficiary(self, user):
        return self.filter(beneficiary=user)

    def assigned_to(self, employee):
        return self.filter(assignee=employee)

    def visible_to(self, user):
        """What a person may see at all: his own as beneficiary; as employee those he holds, or his department's."""
        if not user.is_authenticated:
            return self.none()
        own = Q(beneficiary=user)
        employee = getattr(user, "employee", None)
        if employee is None or not employee.is_active:
            return self.filter(own)
        reach = Q(assignee=employee) | Q(department__head=employee, assignee__isnull=True)
        if employee.may("case.see_department"):
            reach |= Q(department=employee.department)
        return self.filter(own | (Q(entity=employee.entity) & reach))

    def locked(self):
        return self.select_for_update(of=("self",))

    def lock(self, case):
        """The case, locked and then read with its people: a join that waited for the lock would show them as before."""
        self.locked().values("pk").get(pk=case.pk)
        return self.with_people().get(pk=case.pk)

    def with_people(self):
        return self.select_related("kind", "department", "entity", "assignee__user", "assignee__post", "beneficiary")

    def newest_first(self):
        return self.order_by("-active_at", "-pk")


class Case(EncryptedRecord):
    """What a beneficiary asks of an entity, with everything said and done about it until it is closed (معاملة)."""

    class Channel(models.TextChoices):
        WEB = "web"
        API = "api"

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="cases")
    number = models.CharField(max_length=40, unique=True)
    kind = models.ForeignKey(Kind, on_delete=models.PROTECT, related_name="cases")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="cases")
    beneficiary = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cases")
    assignee = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="cases")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.TRIAGE)
    priority = models.CharField(max_length=10, choices=Priority.choices, default=Priority.NORMAL)
    subject = EncryptedTextField()
    channel = models.CharField(max_length=3, choices=Channel.choices, default=Channel.WEB)
    language = models.CharField(max_length=2, choices=User.Language.choices, default=User.Language.ARABIC)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    active_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    first_answer_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["beneficiary", "-active_at"]),
            models.Index(fields=["assignee", "-active_at"]),
            models.Index(fields=["department", "-active_at"]),
            models.Index(fields=["assignee"], condition=Q(status__in=OPEN), name="case_open_load"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=CLOSED, closed_at__isnull=False) | Q(status__in=OPEN, closed_at__isnull=True),
                name="case_closed_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.ASSIGNED) | Q(assignee__isnull=False), name="case_assigned_has_an_assignee"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def is_late(self, now) -> bool:
        return self.is_open and self.due_at < now

    @property
    def next_step(self) -> str:
        """What the beneficiary may expect next."""
        return str(NEXT[Status(self.status)])

    def goes_to(self, status: Status, *, now) -> None:
        """Set the state that a verb leads to, with the times that belong to it; the action saves."""
        self.status = status
        self.active_at = now
        self.closed_at = now if status in CLOSED else None
        self.version = self.version + 1


class Opening(models.Model):
    """When a person last had a case open: what came after is unread for him."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="openings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="one_opening_per_case_and_person")]

    def __str__(self) -> str:
        return f"{self.case_id} by {self.user_id}"


class Rating(EncryptedPart):
    """What the beneficiary thought of the service, once it was closed."""

    sealed_with = "case"

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="rating")
    stars = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    text = EncryptedTextField(blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="rating_one_to_five")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.stars}"

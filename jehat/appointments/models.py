import secrets
from datetime import date, datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from jehat.cases.models import Case
from jehat.catalogue.models import Kind
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.ids import uuid7
from jehat.core.crypto.models import EncryptedRecord
from jehat.organization.models import Department, Entity, Place
from jehat.people.queries import acted_for_now

from .states import TAKING, State

# Without what is easily misread or misheard at a counter.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(6))


class ScheduleQuerySet(models.QuerySet):
    def offered(self):
        return self.filter(withdrawn_at__isnull=True)


class Schedule(models.Model):
    """The hours of one weekday in which a department receives people: so long each, so many at once (فترة استقبال)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="schedules")
    weekday = models.PositiveSmallIntegerField(help_text="Monday is 0.")
    opens = models.TimeField()
    closes = models.TimeField()
    minutes = models.PositiveSmallIntegerField(validators=[MinValueValidator(5), MaxValueValidator(240)])
    capacity = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1), MaxValueValidator(50)])
    offered_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(opens__lt=F("closes")), name="schedule_opens_before_it_closes"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="schedule_weekday_is_of_the_week"),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=240, capacity__gte=1, capacity__lte=50),
                name="schedule_is_of_a_sane_size",
            ),
        ]
        indexes = [models.Index(fields=["department", "weekday"], name="schedule_of_department")]

    def __str__(self) -> str:
        return f"{self.department_id} {self.weekday} {self.opens:%H:%M}"

    @property
    def weekday_date(self) -> date:
        """Some day of this weekday, for its name."""
        return date(2024, 1, 1 + self.weekday)


class AppointmentQuerySet(models.QuerySet):
    def of_side(self, user):
        """Those of the person himself, and of whom he acts for now, before the entities meant."""
        side = Q(beneficiary=user)
        for one in acted_for_now(user):
            principal = Q(beneficiary=one.principal_id)
            side |= principal & Q(entity__code__in=one.scope) if one.scope else principal
        return self.filter(side)

    def booked(self):
        return self.filter(state=State.BOOKED)

    def taking(self):
        return self.filter(state__in=TAKING)

    def with_names(self):
        return self.select_related("entity", "department__entity", "case", "kind", "beneficiary", "schedule")

    def lock(self, appointment):
        self.select_for_update(of=("self",)).values("pk").get(pk=appointment.pk)
        return self.with_names().get(pk=appointment.pk)


class Appointment(EncryptedRecord):
    """One person comes to a department at one time, about a case or a kind of case (موعد).

    `seat` is his place among those received at once: two never have the same. `reason` is why it was moved or
    cancelled by the department.
    """

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="appointments")
    schedule = models.ForeignKey(Schedule, on_delete=models.PROTECT, related_name="appointments")
    beneficiary = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="appointments")
    kind = models.ForeignKey(Kind, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    since = models.DateTimeField()
    until = models.DateTimeField()
    seat = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.BOOKED)
    reason = EncryptedTextField(blank=True, default="")
    is_moved_by_department = models.BooleanField(default=False)
    booked_at = models.DateTimeField(default=timezone.now, editable=False)
    reminded_at = models.DateTimeField(null=True)
    came_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["schedule", "since", "seat"], condition=Q(state__in=TAKING), name="one_appointment_per_seat"
            ),
            models.UniqueConstraint(
                fields=["beneficiary", "since"], condition=Q(state=State.BOOKED), name="one_appointment_at_a_time"
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(state=State.BOOKED), name="one_appointment_per_case"),
            models.CheckConstraint(condition=Q(since__lt=F("until")), name="appointment_begins_before_it_ends"),
            models.CheckConstraint(
                condition=Q(state=State.ARRIVED, came_at__isnull=False) | (~Q(state=State.ARRIVED) & Q(came_at=None)),
                name="appointment_kept_has_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["department", "since"], name="appointment_of_department"),
            models.Index(fields=["beneficiary", "-since"], name="appointment_of_person"),
            models.Index(fields=["since"], condition=Q(state=State.BOOKED), name="appointment_to_come"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def number(self) -> str:
        """What people are told it is called."""
        return self.code

    @property
    def place(self) -> Place:
        return Place(self.entity_id, self.department_id)

    def is_past(self, now: datetime) -> bool:
        return self.since <= now

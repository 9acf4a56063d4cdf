from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jehat.cases.directives import SENT_BACK, Directive, End, ReturnGround, Why
from jehat.core.crypto.ids import uuid7
from jehat.organization.models import Department, Employee, Entity

from .case import Case
from .conversation import Note


class ReferralQuerySet(models.QuerySet):
    def open(self):
        return self.filter(ended_at__isnull=True)

    def originals(self):
        """Those with which the case itself went."""
        return self.filter(is_original=True)

    def inside(self):
        """Those within one entity."""
        return self.filter(to_entity__isnull=True)

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)

    def with_people(self):
        return self.select_related("by", "from_department", "from_employee__user", "to_department", "to_employee__user")

    def newest_first(self):
        return self.order_by("-sent_at", "-pk")


class Referral(models.Model):
    """One hop of a case (إحالة): from whom to whom, and what became of it; one row for both sides."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referrals")
    # The case goes with one original; a copy only shows it to more people.
    is_original = models.BooleanField(default=True)
    why = models.CharField(max_length=5, choices=Why.choices, default=Why.WORK)
    directive = models.CharField(max_length=11, choices=Directive.choices, default=Directive.ACTION)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    from_department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    from_employee = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="+")
    to_department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+")
    to_employee = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="+")
    to_entity = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, related_name="+")
    # The case that it became at the other entity, behind the wall, and how that is called there.
    onward = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, unique=True, related_name="arrivals")
    onward_number = models.CharField(max_length=40, blank=True, default="")
    # Whoever gets it does not send it further.
    is_final = models.BooleanField(default=False)
    note = models.ForeignKey(Note, on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    recall_asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=9, choices=End.choices, blank=True, default="")
    ground = models.CharField(max_length=9, choices=ReturnGround.choices, blank=True, default="")
    answer = models.ForeignKey(Note, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ReferralQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["case", "sent_at"]),
            models.Index(
                fields=["from_department", "-sent_at"], condition=Q(ended_at__isnull=True), name="referral_sent"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(is_original=True, ended_at__isnull=True, to_entity__isnull=True),
                name="one_original_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(to_department__isnull=False, to_entity__isnull=True)
                | Q(to_department__isnull=True, to_employee__isnull=True, to_entity__isnull=False),
                name="referral_goes_to_one_place",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, end="") | (Q(ended_at__isnull=False) & ~Q(end="")),
                name="referral_ends_in_one_way",
            ),
            models.CheckConstraint(
                condition=(Q(end__in=SENT_BACK) & ~Q(ground="")) | (~Q(end__in=SENT_BACK) & Q(ground="")),
                name="referral_ground_is_of_a_return",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(received_at__isnull=False),
                name="referral_accepted_was_received",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} to {self.to_employee_id or self.to_department_id or self.to_entity_id}"

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def state(self) -> str:
        """Where it stands, in a word: the same for both sides."""
        if self.end:
            return str(End(self.end).label)
        if self.recall_asked_at:
            return str(_("Its recall was asked for"))
        if self.accepted_at:
            return str(_("Accepted"))
        return str(_("Received") if self.received_at else _("Sent"))

    @property
    def sender(self) -> str:
        return self.entity.name if self.to_entity_id else self.by.name

    @property
    def receiver(self) -> str:
        """To whom it went: a person, a department or an entity."""
        return (self.to_employee or self.to_department or self.to_entity).name

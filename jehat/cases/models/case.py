from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from jehat.cases.dues import LEGAL_PAUSES
from jehat.cases.states import CLOSED, OPEN, OUTCOMES, Ground, Outcome, Priority, Status
from jehat.catalogue.models import Kind, Version
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedRecord
from jehat.organization.models import Department, Employee, Entity, Place, SecrecyLevel
from jehat.people.models import User
from jehat.people.queries import acts_for

from .case_rows import CaseQuerySet

# In place of the words of a case whose level masks them.
MASK = _("Secret case")
NEXT = {
    Status.TRIAGE: _("It will be given to an employee"),
    Status.ASSIGNED: _("The employee opens it"),
    Status.IN_PROGRESS: _("The employee studies it and replies"),
    Status.WAITING_BENEFICIARY: _("Your reply"),
    Status.POSTPONED: _("The work goes on once the time is over for which it is postponed"),
    Status.WAITING_OTHER: _("Another entity answers"),
}
NEXT_AFTER = {
    Outcome.DONE: _("Nothing; it is done"),
    Outcome.REJECTED: _("Nothing; it was rejected, and the reason is below"),
    Outcome.NOT_COMPETENT: _("Contact whoever the message below names"),
    Outcome.NO_ANSWER: _("Nothing; file it again once you have what was asked"),
    Outcome.WITHDRAWN: _("Nothing; it was withdrawn as you wished"),
    Outcome.MERGED: _("It goes on in the case that the message names"),
    Outcome.GIVEN_BACK: _("It goes on with the entity that sent it"),
}
NEXT_ON_APPEAL = _("The decision on the appeal")


def _outcome_fits() -> Q:
    """What the database holds true: each closed state with its outcomes, an open one with none."""
    fits = Q(status__in=OPEN, outcome="")
    for status, outcomes in OUTCOMES.items():
        fits |= Q(status=status, outcome__in=outcomes)
    return fits


class Case(EncryptedRecord):
    """What a beneficiary asks of an entity, with everything said and done about it until it is closed (معاملة)."""

    class Channel(models.TextChoices):
        WEB = "web"
        API = "api"
        COUNTER = "counter"
        ENTITY = "entity"

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="cases")
    number = models.CharField(max_length=40, unique=True)
    # Of a journey across entities: the case it was sent on from, and the number by which its beneficiary follows all.
    first = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    tracking = models.CharField(max_length=40, blank=True, default="", db_index=True)
    kind = models.ForeignKey(Kind, on_delete=models.PROTECT, related_name="cases")
    terms = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="cases")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="cases")
    beneficiary = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cases")
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, related_name="cases")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.TRIAGE)
    outcome = models.CharField(max_length=13, choices=Outcome.choices, blank=True, default="")
    ground = models.CharField(max_length=10, choices=Ground.choices, blank=True, default="")
    priority = models.CharField(max_length=10, choices=Priority.choices, default=Priority.NORMAL)
    # What the beneficiary asked for, once the entity set another; empty while his stands.
    requested_priority = models.CharField(max_length=10, choices=Priority.choices, blank=True, default="")
    rank = models.PositiveSmallIntegerField(default=0)
    # Which of the entity's keys wraps the key of this case: those of secret cases stand apart.
    key_class = models.CharField(max_length=16, default="field", editable=False)
    subject = EncryptedTextField()
    channel = models.CharField(max_length=7, choices=Channel.choices, default=Channel.WEB)
    language = models.CharField(max_length=2, choices=User.Language.choices, default=User.Language.ARABIC)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    active_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    # What the law gives at most, apart from what is promised.
    legal_due_at = models.DateTimeField(null=True)
    first_answer_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    # Since when its clocks stand still, while they do.
    paused_at = models.DateTimeField(null=True)
    # When it is to be looked at whether its time runs out; None once it has climbed to the top.
    alarm_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["alarm_at"], condition=Q(alarm_at__isnull=False), name="case_alarm"),
            models.Index(fields=["beneficiary", "-active_at"]),
            models.Index(fields=["assignee", "-active_at"]),
            models.Index(fields=["department", "-active_at"]),
            models.Index(fields=["assignee"], condition=Q(status__in=OPEN), name="case_open_load"),
            models.Index(fields=["assignee", "due_at"], condition=Q(status__in=OPEN), name="case_open_due"),
            models.Index(fields=["department", "due_at"], condition=Q(status__in=OPEN), name="case_open_due_in_unit"),
            models.Index(fields=["assignee", "created_at"], name="case_filed"),
            models.Index(fields=["department", "created_at"], name="case_filed_in_unit"),
            # How cases move is watched over all entities: the open from the oldest on, the closed from the newest.
            models.Index(fields=["created_at", "id"], name="case_age"),
            models.Index(fields=["created_at", "id"], condition=Q(status__in=OPEN), name="case_open_age"),
            models.Index(fields=["entity", "created_at"], condition=Q(status__in=OPEN), name="case_open_age_in_entity"),
            models.Index(fields=["entity", "created_at"], condition=Q(rank__gt=0), name="case_secret_age"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=CLOSED, closed_at__isnull=False) | Q(status__in=OPEN, closed_at__isnull=True),
                name="case_closed_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.ASSIGNED) | Q(assignee__isnull=False), name="case_assigned_has_an_assignee"
            ),
            models.CheckConstraint(condition=_outcome_fits(), name="case_outcome_fits_its_state"),
            models.CheckConstraint(
                condition=(Q(outcome=Outcome.REJECTED) & ~Q(ground="")) | (~Q(outcome=Outcome.REJECTED) & Q(ground="")),
                name="case_ground_is_of_a_rejection",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def place(self) -> Place:
        """By whom and where it is held, and how secret it is: what a grant is measured against."""
        return Place(self.entity_id, self.department_id, self.assignee_id, self.pk, self.rank)

    @property
    def is_sealed_apart(self) -> bool:
        """Whether it is under the key of secret cases, as its files have to be."""
        return self.key_class == "secret"

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @cached_property
    def ending(self):
        """The row of its end, while it is closed; an action reads the case anew, and so this too."""
        return None if self.is_open else self.closings.standing().select_related("comment").first()

    @property
    def level(self) -> SecrecyLevel | None:
        """What its degree of secrecy does to it; to an ordinary case it does nothing."""
        return SecrecyLevel.objects.by_rank(self.entity_id)[self.rank] if self.rank else None

    @property
    def is_masked(self) -> bool:
        return self.level is not None and self.level.is_masked

    @property
    def title(self) -> str:
        """What lists and notices call it: its subject, or of one that is masked no more than that it is secret."""
        return str(MASK) if self.is_masked else self.subject

    def title_for(self, user) -> str:
        """The same for one reader: to the beneficiary's side nothing of its own is masked."""
        return self.subject if not self.is_masked or self.is_acted_for_by(user) else str(MASK)

    @property
    def other_languages(self) -> list[tuple[str, str]]:
        """Those in which its letters and messages could be instead."""
        return [(code, name) for code, name in User.Language.choices if code != self.language]

    @property
    def asked_priority(self) -> str:
        """How urgent it is to its beneficiary, whatever the entity made of it."""
        return self.requested_priority or self.priority

    def priority_for(self, user) -> str:
        """How urgent it is to this person: to the beneficiary's side as he asked, to the entity as it works."""
        return self.asked_priority if self.requested_priority and self.is_acted_for_by(user) else self.priority

    def is_late(self, now) -> bool:
        return self.is_open and self.due_at < (self.paused_at or now)

    def is_past_the_law(self, now) -> bool:
        """Whether the limit of the law is over, whatever was promised; while it stands still it does not run out."""
        if not self.is_open or self.legal_due_at is None:
            return False
        stands_still = self.paused_at is not None and self.status in LEGAL_PAUSES
        return self.legal_due_at < (self.paused_at if stands_still else now)

    def is_acted_for_by(self, user) -> bool:
        """Whether the person is on the beneficiary's side of this case now: himself, or who acts for him."""
        if not user.is_authenticated or self.beneficiary_id == user.pk:
            return user.is_authenticated
        # A page asks it for every button; an action reads the case anew under its lock, and so asks anew.
        known = self.__dict__.setdefault("_acted_for_by", {})
        if user.pk not in known:
            known[user.pk] = acts_for(user, self.beneficiary_id, entity=self.entity.code)
        return known[user.pk]

    @cached_property
    def incoming(self):
        """The referral that brought the case to whom has it now, while it is not done with; a page knows it already."""
        within = self.referrals.open().originals().inside().with_people().first()
        return within or self.sent_here

    @property
    def sent_here(self):
        """The referral by which another entity sent it, while that is not done with."""
        return self.arrivals.open().with_people().select_related("entity").first() if self.first_id else None

    @property
    def is_appealed(self) -> bool:
        """Rejected, and the appeal against it is not decided; lists read the appeals along with the cases."""
        appeal = getattr(self, "appeal", None) if self.outcome == Outcome.REJECTED else None
        return appeal is not None and appeal.is_pending

    @property
    def next_step(self) -> str:
        """What the beneficiary may expect next."""
        if self.is_appealed:
            return str(NEXT_ON_APPEAL)
        return str(NEXT_AFTER[Outcome(self.outcome)] if self.outcome else NEXT[Status(self.status)])

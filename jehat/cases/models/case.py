from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from jehat.cases.dues import LEGAL_PAUSES
from jehat.cases.states import CLOSED, OPEN, OUTCOMES, Ground, Outcome, Priority, Status
from jehat.catalogue.models import Kind, Version
from jehat.core.crypto.fields import EncryptedTextField
from jehat.core.crypto.models import EncryptedPart, EncryptedRecord
from jehat.organization.models import Department, Employee, Entity, Place, SecrecyLevel
from jehat.organization.secrecy import ORDINARY
from jehat.people.models import User
from jehat.people.queries import acted_for_now, acts_for

from .reach import within_reach_of

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
    Outcome.NOT_COMPETENT: _("Turn to whom the message below names"),
    Outcome.NO_ANSWER: _("Nothing; file it again once you have what was asked"),
    Outcome.WITHDRAWN: _("Nothing; it was withdrawn as you wished"),
    Outcome.MERGED: _("It goes on in the case that the message names"),
    Outcome.GIVEN_BACK: _("It goes on with the entity that sent it"),
}


def acting_for(user) -> Q:
    """The one rule of whose side a person is on: his own, and of those he acts for now, before the entities meant.

    It is spelt out in values, since an index is found by values and not by a subquery within an "or".
    """
    side = Q(beneficiary=user)
    for one in acted_for_now(user):
        principal = Q(beneficiary=one.principal_id)
        side |= principal & Q(entity__code__in=one.scope) if one.scope else principal
    return side


def late_at(now) -> Q:
    """Those of the open cases that are late; of one that stands still, whether it was when it began to."""
    return Q(due_at__lt=now) & (Q(paused_at__isnull=True) | Q(due_at__lt=F("paused_at")))


class CaseQuerySet(models.QuerySet):
    def open(self):
        return self.filter(status__in=OPEN)

    def closed(self):
        return self.filter(status__in=CLOSED)

    def late(self, now):
        return self.open().filter(late_at(now))

    def unassigned(self):
        return self.open().filter(assignee__isnull=True)

    def of_beneficiary(self, user):
        return self.filter(beneficiary=user)

    def acted_for(self, user):
        """The cases of the person's side: his own, and those of whom he acts for now."""
        return self.filter(acting_for(user))

    def assigned_to(self, employee):
        return self.filter(assignee=employee)

    def visible_to(self, user):
        """What a person may see at all: those of his side; as employee those within his reach."""
        if not user.is_authenticated:
            return self.none()
        own = acting_for(user)
        employee = getattr(user, "employee", None)
        if employee is None or not employee.is_active:
            return self.filter(own)
        return self.filter(own | within_reach_of(employee))

    def worked_by(self, employee):
        """What an employee sees as employee: those within his reach, without any of his own side."""
        return self.filter(within_reach_of(employee)).exclude(acting_for(employee.user))

    def locked(self):
        return self.select_for_update(of=("self",))

    def lock(self, case):
        """The case, locked and then read with its people: a join that waited for the lock would show them as before."""
        self.locked().values("pk").get(pk=case.pk)
        return self.with_people().select_related("terms", "answers", "rating", "department__entity").get(pk=case.pk)

    def lock_all(self, cases) -> list:
        """Several at once, in one order for everybody, as they are once all are locked."""
        keys = sorted(cases.values_list("pk", flat=True))
        list(self.locked().filter(pk__in=keys).order_by("pk").values("pk"))
        return list(self.with_people().select_related("terms", "rating", "department__entity").filter(pk__in=keys))

    def with_people(self):
        return self.select_related("kind", "department", "entity", "assignee__user", "assignee__post", "beneficiary")

    def newest_first(self):
        return self.order_by("-active_at", "-pk")

    def ordinary(self):
        return self.filter(rank=ORDINARY)

    def hidden(self):
        """Those whose level hides even that they are there."""
        return self.filter(self._of_level(is_hidden=True))

    def unhidden(self):
        """What may be counted by whoever is cleared for nothing."""
        return self.filter(Q(rank=ORDINARY) | ~self._of_level(is_hidden=True))

    def unmasked(self):
        """What may be named to whoever is cleared for nothing."""
        return self.filter(Q(rank=ORDINARY) | ~self._of_level(is_masked=True))

    def only_counted(self):
        """Of what may be counted, that of which nothing else is told: oversight learns their number and their age."""
        return self.filter(self._of_level(is_masked=True, is_hidden=False))

    def hidden_from(self, user):
        """What is not there for this person: neither a line of the record about it, nor its number."""
        return self.hidden().exclude(pk__in=Case.objects.visible_to(user).filter(rank__gt=ORDINARY).values("pk"))

    @staticmethod
    def _of_level(**effects):
        levels = SecrecyLevel.objects.filter(entity=OuterRef("entity"), rank=OuterRef("rank"), **effects)
        return Q(Exists(levels), rank__gt=ORDINARY)


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
    def next_step(self) -> str:
        """What the beneficiary may expect next."""
        return str(NEXT_AFTER[Outcome(self.outcome)] if self.outcome else NEXT[Status(self.status)])


class Opening(models.Model):
    """When a person last had a case open: what came after is unread for him."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="openings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    # He wishes to come back to it, although he has seen it.
    is_unread = models.BooleanField(default=False)

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

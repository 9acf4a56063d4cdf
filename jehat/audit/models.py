from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone


class XidField(models.Field):  # type: ignore[type-arg]
    """The number of the transaction that wrote a row, as PostgreSQL counts them."""

    def db_type(self, connection):
        return "xid8"

    def from_db_value(self, value, expression, connection):
        return None if value is None else int(value)

    def get_prep_value(self, value):
        return value if value is None or hasattr(value, "resolve_expression") else str(value)


class EventQuerySet(models.QuerySet):
    def about(self, subject):
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def oldest_first(self):
        return self.order_by("pk")


class Event(models.Model):
    """One line of the record: who did what to what, when, and how it ended. Never edited, never deleted.

    `at` is the moment of the act as its action took it; `recorded_at` is the database's own clock. `acting_for` is
    whose place the actor took, so that both names stand on the act. By `xid` and `era`, the database's own, the sealer
    knows that no earlier line is still to come; `mac` is the application's mark that it wrote the line.
    """

    class Outcome(models.TextChoices):
        DONE = "done"
        REFUSED = "refused"

    at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    entity_id = models.UUIDField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.DONE)
    particulars = models.JSONField(default=dict)
    xid = XidField(db_default=models.Func(function="pg_current_xact_id"), editable=False)
    era = models.IntegerField(db_default=models.Func(function="audit_era"), editable=False)
    mac = models.BinaryField(null=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "id"]),
            models.Index(fields=["by", "id"]),
            models.Index(fields=["entity_id", "id"]),
            models.Index(fields=["era", "xid", "id"], name="audit_event_place"),
            models.Index(fields=["entity_id", "at", "id"]),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type}:{self.subject_id}"


class Era(models.Model):
    """A stretch of the record in which transactions were numbered in one series on one history of the database."""

    class Reason(models.TextChoices):
        FIRST = "first"
        RESTORED = "restored"
        FORK = "fork"

    number = models.IntegerField(primary_key=True)
    reason = models.CharField(max_length=8, choices=Reason.choices)
    system = models.BigIntegerField()
    database = models.BigIntegerField()
    timeline = models.BigIntegerField()
    # Whether transactions are numbered anew, so that numbers of earlier eras mean nothing any more.
    is_anew = models.BooleanField()
    begun_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reason__in=["first", "restored", "fork"]), name="era_reason_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.reason}"


class Batch(models.Model):
    """Lines of the record sealed together. `checkpoint` is the signed truth; the other columns find the way."""

    number = models.BigIntegerField(primary_key=True)
    era = models.IntegerField()
    rows = models.IntegerField()
    total = models.BigIntegerField()
    xid_to = XidField()
    id_to = models.BigIntegerField()
    head = models.BinaryField()
    # Of each line its number (8 bytes) and its leaf (32): by them a line that changed or is gone is named.
    leaves = models.BinaryField()
    checkpoint = models.TextField()
    sealed_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(fields=["era", "number"], name="audit_batch_era_number"),
            models.Index(fields=["sealed_at"], name="audit_batch_sealed_at"),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.rows})"


class Anchoring(models.Model):
    """A checkpoint brought to an anchor off the machine, or an attempt that failed."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="+")
    anchor = models.CharField(max_length=200)
    at = models.DateTimeField(db_default=Now())
    failure = models.CharField(max_length=200, default="", blank=True)
    receipt = models.BinaryField(null=True)

    class Meta:
        indexes = [models.Index(fields=["anchor", "id"], name="audit_anchoring_newest")]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.anchor}"

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.core.crypto.ids import uuid7

from .entity import Entity

LONGEST = timedelta(days=366)


class GrantQuerySet(models.QuerySet):
    def standing(self):
        """Those that nobody withdrew, begun or not."""
        return self.filter(withdrawn_at__isnull=True)

    def live(self, now):
        """Those that are good at the moment."""
        return self.standing().filter(Q(until__isnull=True) | Q(until__gt=now), since__lte=now)

    def caused_by(self, cause, cause_id):
        return self.filter(cause=cause, cause_id=cause_id)

    def of_role(self, role):
        return self.filter(role=role)

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class Grant(models.Model):
    """A verb that a role or one employee may do, or may not: where, how secret, up to what amount, until when, and why.

    It is never deleted, only withdrawn: who might do what on a day that is past stays known.
    """

    class Effect(models.TextChoices):
        ALLOW = "allow", _("Allowed")
        DENY = "deny", _("Denied")

    class Scope(models.TextChoices):
        """Each takes in those before it, except one thing, which stands alone."""

        ONE = "one", _("One thing only")
        OWN = "own", _("What the employee holds")
        DEPARTMENT = "department", _("The department")
        SUBTREE = "subtree", _("The department and all below it")
        ENTITY = "entity", _("The whole entity")
        ACROSS = "across", _("All entities")

    class Cause(models.TextChoices):
        """What gave it, where it was not given by itself; it ends with that."""

        NONE = "", _("Given by itself")
        REFERRAL = "referral", _("A referral")
        TASK = "task", _("A task")
        MEETING = "meeting", _("A meeting")
        GLASS = "glass", _("An urgent access")
        APPEAL = "appeal", _("An appeal")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="grants")
    role = models.ForeignKey("Role", on_delete=models.PROTECT, null=True, blank=True, related_name="grants")
    employee = models.ForeignKey("Employee", on_delete=models.PROTECT, null=True, blank=True, related_name="grants")
    effect = models.CharField(max_length=5, choices=Effect.choices, default=Effect.ALLOW)
    verb = models.CharField(max_length=60)
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.OWN)
    subject_id = models.UUIDField(null=True, blank=True)
    highest = models.PositiveSmallIntegerField(default=0)
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    cause = models.CharField(max_length=8, choices=Cause.choices, blank=True, default=Cause.NONE)
    cause_id = models.UUIDField(null=True, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["role"], condition=Q(withdrawn_at__isnull=True), name="grant_of_role"),
            models.Index(fields=["employee"], condition=Q(withdrawn_at__isnull=True), name="grant_of_employee"),
            models.Index(fields=["cause", "cause_id"], condition=~Q(cause=""), name="grant_by_cause"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__isnull=False, employee__isnull=True) | Q(role__isnull=True, employee__isnull=False),
                name="grant_has_one_holder",
            ),
            models.CheckConstraint(
                condition=Q(scope="one", subject_id__isnull=False) | (~Q(scope="one") & Q(subject_id__isnull=True)),
                name="grant_of_one_thing_names_it",
            ),
            models.CheckConstraint(
                condition=Q(effect="allow") | Q(highest=0, amount__isnull=True), name="denial_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="grant_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(cause="", cause_id__isnull=True) | (~Q(cause="") & Q(cause_id__isnull=False)),
                name="grant_with_a_cause_names_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.effect} {self.verb} {self.scope}"

    def is_live(self, now) -> bool:
        return self.withdrawn_at is None and self.since <= now and (self.until is None or self.until > now)


class DelegationQuerySet(models.QuerySet):
    def not_over(self, now):
        return self.filter(ended_at__isnull=True, until__gt=now)

    def live(self, now):
        return self.not_over(now).filter(since__lte=now)

    def during(self, since, until):
        return self.filter(ended_at__isnull=True, since__lt=until, until__gt=since)

    def with_people(self):
        return self.select_related("giver__user", "taker__user", "entity")

    def oldest_first(self):
        return self.order_by("since", "pk")

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class Delegation(models.Model):
    """Verbs of one employee that a colleague does in his place for a time (تفويض).

    It holds no grants: it is worth what the giver may do himself at the moment, and is over by itself.
    """

    LONGEST = LONGEST

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="delegations")
    giver = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="delegations_given")
    taker = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="delegations_taken")
    verbs = ArrayField(models.CharField(max_length=60))
    since = models.DateTimeField()
    until = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["taker"], condition=Q(ended_at__isnull=True), name="delegation_to"),
            models.Index(fields=["giver"], condition=Q(ended_at__isnull=True), name="delegation_of"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("since"), until__lte=F("since") + LONGEST),
                name="delegation_lasts_a_year_at_most",
            ),
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="delegation_is_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.giver_id} to {self.taker_id}"

    def is_live(self, now) -> bool:
        return self.ended_at is None and self.since <= now < self.until

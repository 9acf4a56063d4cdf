from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from jehat.core.crypto.ids import uuid7
from jehat.core.verdict import Verdict
from jehat.organization import grants
from jehat.organization.grants import Place, Reach, Standing

from .department import Department
from .entity import Entity
from .grant import Grant
from .role import Post, Role


class EmployeeQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True, user__is_active=True)

    def present(self, now):
        """Those with no absence at the moment."""
        return self.exclude(absences__since__lte=now, absences__until__gt=now)

    def away_behind(self, substitute, now):
        """Those for whom this employee stands in now."""
        return self.filter(absences__substitute=substitute, absences__since__lte=now, absences__until__gt=now)

    def who_may(self, verb, now):
        """Those to whom a verb is given for themselves, by their role or singly, and not denied wholly."""
        given = Grant.objects.live(now).filter(verb=verb)
        mine = Q(employee=OuterRef("pk")) | Q(role=OuterRef("role"))
        denied = given.filter(mine, effect=Grant.Effect.DENY, scope__in=[Grant.Scope.ENTITY, Grant.Scope.ACROSS])
        return self.filter(Exists(given.filter(mine, effect=Grant.Effect.ALLOW)), ~Exists(denied))

    def waiting_longest_first(self):
        return self.order_by(F("assigned_at").asc(nulls_first=True), "pk")

    def of(self, entity):
        return self.filter(entity=entity)

    def with_people(self):
        return self.select_related("user", "entity", "department", "post", "role")

    def locked(self):
        return self.select_for_update(of=("self",), no_key=True)


class InPlace(models.Manager):
    """How an employee is reached from his account: with what says who he is and what he may."""

    def get_queryset(self):
        return super().get_queryset().select_related("role", "entity")


class Employee(models.Model):
    """A person in a department of an entity (موظف)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="employee")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="employees")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="employees")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="employees")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="employees")
    is_active = models.BooleanField(default=True)
    takes_cases = models.BooleanField(default=True)
    assigned_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EmployeeQuerySet.as_manager()
    in_place = InPlace()

    class Meta:
        base_manager_name = "in_place"

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def name(self) -> str:
        return self.user.name

    def standing(self) -> Standing:
        """All that he was given and denied, by himself and by others, as it is now."""
        return grants.standing(self)

    def may(self, verb: str, place: Place | None = None, **asked) -> Verdict:
        """Whether he may do a verb now, at all or at a place, with the reason where he may not."""
        return grants.may(self, verb, place, **asked)

    def reach(self, verb: str) -> Reach:
        """Where he may do a verb now."""
        return grants.reach(self, verb)

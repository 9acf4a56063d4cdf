"""Which cases: those of a side, within reach, late, secret; and how several are read or locked."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from jehat.cases.states import CLOSED, OPEN
from jehat.organization.models import SecrecyLevel
from jehat.organization.secrecy import ORDINARY
from jehat.people.queries import acted_for_now

from .reach import within_reach_of


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

    def written_by(self, clerk):
        """What a clerk wrote down at the counter for whoever stood before him."""
        return self.filter(filed_by=clerk, channel=self.model.Channel.COUNTER)

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
        return self.hidden().exclude(
            pk__in=CaseQuerySet(self.model).visible_to(user).filter(rank__gt=ORDINARY).values("pk")
        )

    @staticmethod
    def _of_level(**effects):
        levels = SecrecyLevel.objects.filter(entity=OuterRef("entity"), rank=OuterRef("rank"), **effects)
        return Q(Exists(levels), rank__gt=ORDINARY)

"""Who may still be told of a case when the message leaves."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from jehat.cases.models import Case
from jehat.cases.tidings import OWNERLESS, UNHEARD
from jehat.notifications.models import Notice
from jehat.organization.models import Grant, SecrecyLevel
from jehat.organization.secrecy import ORDINARY

# What administrators are told of a case that has an assignee, but nobody in charge who may read it.
TO_ADMINISTRATORS = (OWNERLESS.key, UNHEARD.key)


def may_be_told(user, ids: set[UUID]) -> set[UUID]:
    """The cases a person may see, and for administrators those of their entity that wait for nobody but them."""
    seen = Q(pk__in=Case.objects.visible_to(user).filter(pk__in=ids).values("pk"))
    employee = getattr(user, "employee", None)
    if employee is not None and employee.may("organization.change_department"):
        # They learn of the number alone, and of what is hidden not even that.
        called = Notice.objects.of(user).filter(event__subject_id=OuterRef("pk"), kind__in=TO_ADMINISTRATORS)
        alone = Q(assignee__isnull=True) | Exists(called)
        waiting = Case.objects.unhidden().filter(alone, entity=employee.entity_id, pk__in=ids)
        seen |= Q(pk__in=waiting.values("pk"))
    if employee is not None and employee.may("oversight.see_glasses"):
        # So do they who look after urgent access, of what was opened by it.
        glass = Grant.objects.filter(cause=Grant.Cause.GLASS, subject_id=OuterRef("pk"))
        opened = Case.objects.unhidden().filter(Exists(glass), entity=employee.entity_id, pk__in=ids)
        seen |= Q(pk__in=opened.values("pk"))
    return set(Case.objects.filter(seen, pk__in=ids).values_list("pk", flat=True))


def untold():
    """The keys of the cases of which no program is told by itself: those whose level masks or hides them."""
    levels = SecrecyLevel.objects.filter(Q(is_masked=True) | Q(is_hidden=True), entity=OuterRef("entity"))
    return Case.objects.filter(Exists(levels.filter(rank=OuterRef("rank"))), rank__gt=ORDINARY).values("pk")

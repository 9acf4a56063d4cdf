"""Who may still be told of a case when the message leaves."""

from uuid import UUID

from django.db.models import Q

from jehat.cases.models import Case


def may_be_told(user, ids: set[UUID]) -> set[UUID]:
    """The cases a person may see, and for administrators those of their entity that wait without an owner."""
    seen = Q(pk__in=Case.objects.visible_to(user).filter(pk__in=ids).values("pk"))
    employee = getattr(user, "employee", None)
    if employee is not None and employee.may("organization.change_department"):
        # They learn of the number alone.
        seen |= Q(entity=employee.entity_id, assignee__isnull=True)
    return set(Case.objects.filter(seen, pk__in=ids).values_list("pk", flat=True))

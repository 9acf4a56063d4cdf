"""Who is cleared for how secret a case is.

The clearance goes with the verb that sees: whoever may not see a case does nothing with it. Nobody needs any for an
ordinary case, and nobody lends his to another: a substitute and whoever acts by delegation is cleared as he is himself.
"""

from django.db.models import Exists, OuterRef, Q

from jehat.organization.models import Employee, Grant

SEES = "case.see"


def cleared(employees, rank: int, *, now):
    """Those of the employees who may hold a case of this rank."""
    if not rank:
        return employees
    given = Grant.objects.live(now).filter(Q(employee=OuterRef("pk")) | Q(role=OuterRef("role")), verb=SEES)
    given = given.exclude(scope=Grant.Scope.ONE)
    denied = given.filter(effect=Grant.Effect.DENY)
    return employees.filter(Exists(given.filter(effect=Grant.Effect.ALLOW, highest__gte=rank)), ~Exists(denied))


def is_cleared(employee, rank: int, *, now) -> bool:
    """Whether one employee may hold a case of this rank."""
    return not rank or cleared(Employee.objects.filter(pk=employee.pk), rank, now=now).exists()

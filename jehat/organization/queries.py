"""What pages read of an entity: its tree of departments, its employees, its numbers."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from jehat.people.identifiers import EMAIL, USERNAME
from jehat.people.models import Identifier

from .effective import Reason, Sees, chain_above, sees
from .models import Absence, Batch, Department, Employee
from .reached import employees_within

__all__ = [
    "Branch",
    "Reason",
    "Sees",
    "absences_to_come",
    "as_row",
    "begun_batches",
    "chain_above",
    "department_tree",
    "employee_counts",
    "employees",
    "employees_within",
    "in_table",
    "rows_of",
    "sees",
    "subtree",
]

_USER_NAMES = Prefetch("user__identifiers", Identifier.objects.filter(kind=USERNAME), to_attr="user_names")


@dataclass(frozen=True)
class Branch:
    """A department in its tree: `depth` from 0, `employees` those active in it."""

    department: Department
    depth: int
    employees: int


def department_tree(entity) -> list[Branch]:
    """The departments of an entity, each followed by those below it, with their heads; one query."""
    units = (
        Department.objects.of(entity)
        .select_related("head__user", "head__post")
        .annotate(staff=Count("employees", filter=Q(employees__is_active=True, employees__user__is_active=True)))
        .order_by("pk")
    )
    below = defaultdict(list)
    for unit in units:
        below[unit.parent_id].append(unit)
    return list(_branches(below, None, 0))


def _branches(below, parent_id, depth):
    for unit in below[parent_id]:
        yield Branch(unit, depth, unit.staff)
        yield from _branches(below, unit.pk, depth + 1)


def subtree(department) -> set[UUID]:
    """The keys of a department and of all that stand below it."""
    below = defaultdict(list)
    for pk, parent_id in Department.objects.filter(entity=department.entity_id).values_list("pk", "parent_id"):
        below[parent_id].append(pk)
    found, left = set(), [department.pk]
    while left:
        pk = left.pop()
        found.add(pk)
        left.extend(child for child in below[pk] if child not in found)
    return found


def employees(entity, *, now, department=None, show=""):
    """The employees of an entity in order of department, with `is_away` and `user.user_names`.

    `show` is active, away, inactive or all.
    """
    away = Absence.objects.filter(employee=OuterRef("pk"), since__lte=now, until__gt=now)
    found = Employee.objects.of(entity).with_people().annotate(is_away=Exists(away)).prefetch_related(_USER_NAMES)
    if department is not None:
        found = found.filter(department=department)
    return _shown(found, show).order_by("department__code", "-takes_cases", "created_at", "pk")


def _shown(found, show):
    if show == "away":
        return found.filter(is_active=True, is_away=True)
    if show == "inactive":
        return found.filter(is_active=False)
    return found.filter(is_active=True) if show == "active" else found


def employee_counts(entity, *, now, department=None) -> dict[str, int]:
    """How many employees: {all, active, away, inactive}; one query."""
    away = Exists(Absence.objects.filter(employee=OuterRef("pk"), since__lte=now, until__gt=now))
    found = Employee.objects.of(entity)
    if department is not None:
        found = found.filter(department=department)
    return found.annotate(is_away=away).aggregate(
        all=Count("pk"),
        active=Count("pk", filter=Q(is_active=True)),
        away=Count("pk", filter=Q(is_active=True, is_away=True)),
        inactive=Count("pk", filter=Q(is_active=False)),
    )


def absences_to_come(employee, *, now):
    """The present absence of an employee and those still to come."""
    return employee.absences.not_over(now).select_related("substitute__user").oldest_first()


def rows_of(table, entity, keys) -> list[list[str]]:
    """The present departments or active employees as rows of text, by the keys of their columns; two queries."""
    found = [as_row(one) for one in in_table(table, entity).order_by("pk")]
    return [[row[key] for key in keys] for row in found]


def begun_batches(table, entity):
    """The latest tables of an entity whose taking began."""
    begun = Batch.objects.filter(entity=entity, table=table, moved_at__isnull=False)
    return begun.defer("rows").order_by("-moved_at")[:3]


def in_table(table, entity):
    """The departments or the active employees of an entity, with all that their rows tell."""
    if table == Batch.Table.DEPARTMENTS:
        return Department.objects.of(entity).select_related("parent")
    return Employee.objects.of(entity).active().with_people().prefetch_related("user__identifiers")


def as_row(one) -> dict[str, str]:
    """A department or an employee as a table tells of it, by the keys of its columns."""
    return _row_of_department(one) if isinstance(one, Department) else _row_of_employee(one)


def _row_of_department(unit) -> dict[str, str]:
    parent = unit.parent.code if unit.parent else ""
    return {"code": unit.code, "name_ar": unit.name_ar, "name_en": unit.name_en, "parent": parent}


def _row_of_employee(employee) -> dict[str, str]:
    user = employee.user
    known = {identifier.kind: identifier.value for identifier in user.identifiers.all()}
    names = ("first_ar", "father_ar", "family_ar", "first_en", "father_en", "family_en")
    return {name: getattr(user, name) for name in names} | {
        "email": known.get(EMAIL, ""),
        "username": known.get(USERNAME, ""),
        "department": employee.department.code,
        "role": employee.role.code,
        "takes_cases": "yes" if employee.takes_cases else "no",
    }

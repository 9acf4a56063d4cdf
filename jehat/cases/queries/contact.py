"""Whom a beneficiary can ask about his case: a unit and a person who stay when holders change (behaviour 18)."""

from dataclasses import dataclass

from jehat.organization.models import Department


@dataclass(frozen=True)
class Contact:
    """A unit, the person in charge of it, and how the entity is reached."""

    unit: str
    person: str
    phone: str
    email: str
    hours: str


def contact_of(case) -> Contact:
    """The department that has the case and its head, or where it has none the entity's own department."""
    entity = case.entity
    units = Department.objects.filter(pk__in=[case.department_id, entity.default_department_id])
    by_id = {unit.pk: unit for unit in units.select_related("head__user")}
    headed = [by_id[pk] for pk in (case.department_id, entity.default_department_id) if _is_headed(by_id.get(pk))]
    unit = headed[0] if headed else case.department
    person = unit.head.name if headed and entity.names_people else ""
    return Contact(unit.name, person, entity.contact_phone, entity.contact_email, entity.hours)


def _is_headed(unit) -> bool:
    return unit is not None and unit.head is not None and unit.head.is_active

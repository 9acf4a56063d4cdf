"""Whose acts and presences an employee may look at: the people that a verb of his reaches."""

from dataclasses import dataclass

from django.db.models import Q

from jehat.organization.models import Employee, Entity

RECORD, PRESENCE = "record.see", "presence.see"


@dataclass(frozen=True)
class Sight:
    """The colleagues an employee looks after with a verb; `is_whole` where they are all people of the entity."""

    employee: Employee
    is_whole: bool
    reached: Q
    withheld: Q

    @property
    def entity(self) -> Entity:
        return self.employee.entity

    def people(self):
        """Those people, whether they work still or not."""
        found = Employee.objects.of(self.entity)
        found = found if self.is_whole else found.filter(self.reached)
        return found.exclude(self.withheld) if self.withheld else found

    @property
    def is_everybody(self) -> bool:
        return self.is_whole and not self.withheld


def sight_of(user, verb) -> Sight | None:
    """How far a verb of the employee reaches now; None where he has it not."""
    employee = getattr(user, "employee", None)
    reach = employee.reach(verb) if employee is not None else None
    if not reach:
        return None
    extents = [one for share in reach.shares for one in share.allowed if one.entity in (None, employee.entity_id)]
    is_whole = any(one.is_whole for one in extents)
    return Sight(employee, is_whole, _places(extents), _places(reach.denied))


def _places(extents) -> Q:
    found = Q()
    for one in extents:
        if one.departments:
            found |= Q(department__in=one.departments)
        if one.holders:
            found |= Q(pk__in=one.holders)
    return found

"""Whose acts and presences an employee may look at: the people that a verb of his reaches."""

from dataclasses import dataclass

from django.db.models import Q

from jehat.organization.models import Employee, Entity
from jehat.organization.queries import employees_within

RECORD, PRESENCE = "record.see", "presence.see"


@dataclass(frozen=True)
class Sight:
    """The colleagues an employee looks after with a verb; `is_everybody` where they are all people of the entity."""

    employee: Employee
    is_everybody: bool
    reached: Q

    @property
    def entity(self) -> Entity:
        return self.employee.entity

    def people(self):
        """Those people, whether they work still or not."""
        return Employee.objects.of(self.entity).filter(self.reached)


def sight_of(user, verb) -> Sight | None:
    """How far a verb of the employee reaches now; None where he has it not."""
    employee = getattr(user, "employee", None)
    reach = employee.reach(verb) if employee is not None else None
    if not reach:
        return None
    undenied = [one for share in reach.shares if not share.denied for one in share.allowed]
    is_everybody = not reach.denied and any(one.is_whole for one in undenied)
    return Sight(employee, is_everybody, employees_within(reach))

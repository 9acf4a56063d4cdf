"""What an administrator of an entity can look after, each with the verb that opens it: data, not code."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Place:
    """A page of administration; it is offered to whoever may do the verb."""

    name: str
    label: str | Promise
    meaning: str | Promise
    icon: str
    verb: str


PLACES = (
    Place(
        "organization:departments",
        _("Departments"),
        _("The tree of the entity, and who heads each part"),
        "network",
        "organization.see",
    ),
    Place(
        "organization:employees",
        _("Employees"),
        _("Who works where, in which role, and who is away"),
        "users",
        "organization.see",
    ),
)


def open_to(employee) -> list[Place]:
    """The pages an employee may open, in their order."""
    return [place for place in PLACES if employee.may(place.verb)]

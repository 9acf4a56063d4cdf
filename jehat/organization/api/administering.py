"""The door all endpoints of this area share: an administrator of an entity, and only that entity."""

from typing import Annotated

from django.utils.translation import gettext
from ninja import Path
from pydantic import StringConstraints

from jehat.core.rest.shapes import TEXT
from jehat.core.verdict import Refused
from jehat.organization import permissions

Code = Annotated[str, StringConstraints(max_length=20, pattern=TEXT)]
InPath = Annotated[str, Path(max_length=20, pattern=TEXT)]


def entity_of(request):
    """The entity that the caller administers; Refused, with whom to ask, for anybody else."""
    employee = getattr(request.user, "employee", None)
    if employee is None:
        raise Refused(gettext("This is for the administrators of the entity."))
    permissions.can_see(request.user, employee.entity).require()
    return employee.entity


def sent(given: dict) -> dict:
    """What the form of the page would be sent: a box that is not ticked and a choice not made are left out."""
    return {name: value if isinstance(value, str) else str(value) for name, value in given.items() if value}

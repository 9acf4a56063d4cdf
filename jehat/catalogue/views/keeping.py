"""The door of those who keep the guide of their entity."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required

from jehat.catalogue import permissions


def keeps_guide(verb: str) -> Callable:
    """Pass the view the entity of the person, if he may do the verb there; else Refused with the reason."""

    def decorate(view):
        @login_required
        @wraps(view)
        def guarded(request, **kwargs):
            employee = getattr(request.user, "employee", None)
            permissions.may(request.user, employee.entity_id if employee else None, verb).require()
            return view(request, entity=employee.entity, **kwargs)

        return guarded

    return decorate

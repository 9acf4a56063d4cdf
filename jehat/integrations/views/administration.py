"""The door the pages of an entity's programs and webhooks share: its administrators, and only that entity."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404

from jehat.integrations import permissions


def manages(view):
    """Give the view the entity whose integrations the caller looks after; to anybody else there is no such page."""

    @wraps(view)
    @login_required
    def guarded(request, *args, **kwargs):
        employee = getattr(request.user, "employee", None)
        if employee is None or not employee.is_active:
            raise Http404
        permissions.can_manage(request.user, employee.entity).require()
        return view(request, *args, entity=employee.entity, **kwargs)

    return guarded


def status_of(form) -> int:
    return 422 if form.is_bound and not form.is_valid() else 200

"""Whose integrations somebody looks after: its pages and its endpoints have the same door."""

from django.http import Http404

from jehat.organization.models import Entity

from . import permissions


def entity_of(request) -> Entity:
    """The entity whose integrations the caller looks after; to whoever works for none there is nothing here."""
    employee = getattr(request.user, "employee", None)
    if employee is None or not employee.is_active:
        raise Http404
    permissions.can_manage(request.user, employee.entity).require()
    return employee.entity

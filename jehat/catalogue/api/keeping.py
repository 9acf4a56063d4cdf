"""The door of those who keep the guide of their entity, for programs."""

from typing import Annotated

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Path

from jehat.catalogue import permissions, queries
from jehat.catalogue.actions import editing
from jehat.catalogue.models import Kind
from jehat.core.rest import Stale
from jehat.core.rest.shapes import TEXT

InPath = Annotated[str, Path(max_length=60, pattern=TEXT)]
IF_MATCH = {
    "parameters": [
        {
            "name": "If-Match",
            "in": "header",
            "required": False,
            "description": _("The `ETag` of what was read; refused if somebody has saved since."),
            "schema": {"type": "string", "pattern": '^("[!-~]{1,40}"|\\*)$'},
        }
    ]
}


def kept_by(request, verb: str):
    """The entity of the caller, if he may do the verb in its guide; else Refused with the reason."""
    employee = getattr(request.user, "employee", None)
    permissions.may(request.user, employee.entity_id if employee else None, verb).require()
    return employee.entity


def kept_kind(request, code) -> Kind:
    kinds = Kind.objects.of(kept_by(request, "see_kinds")).select_related("entity", "department")
    return get_object_or_404(kinds, code=code)


def named(request) -> str:
    """The version that the caller says he has read, or nothing."""
    given = request.headers.get("If-Match", "").strip()
    return "" if given == "*" else given.strip('"')


def on_what_was_read(request, act, kind, **given):
    """Do an act of editing on the state that the caller read, or on the present one where he names none."""
    try:
        return act(by=request.user, kind=kind, seen=named(request) or queries.standing_of(kind).stamp, **given)
    except editing.Stale as stale:
        raise Stale from stale

"""How a kind of case comes before the public, leaves it, and returns to what it once said."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Status

from jehat.catalogue import actions, queries
from jehat.core.rest import Operations

from .keeping import IF_MATCH, InPath, kept_kind, on_what_was_read
from .kinds import told
from .shown import StandingOut, VersionLine, VersionOfKind

router = Operations()


@router.post(
    "keep/kinds/{code}/publish",
    scope="guide:write",
    verb="catalogue.publish_kind",
    response=StandingOut,
    openapi_extra=IF_MATCH,
    summary=_("Publish the draft of a kind of case"),
)
def publish_kind(request, response: HttpResponse, code: InPath):
    return told(request, response, on_what_was_read(request, actions.publish_kind, kept_kind(request, code)))


@router.post(
    "keep/kinds/{code}/retire",
    scope="guide:write",
    verb="catalogue.retire_kind",
    response=StandingOut,
    summary=_("Retire a kind of case; the cases that run go on"),
)
def retire_kind(request, response: HttpResponse, code: InPath):
    return told(request, response, actions.retire_kind(by=request.user, kind=kept_kind(request, code)))


@router.delete(
    "keep/kinds/{code}/draft",
    scope="guide:write",
    verb="catalogue.discard_draft",
    response={204: None},
    openapi_extra=IF_MATCH,
    summary=_("Discard the draft of a kind of case"),
)
def discard_draft(request, code: InPath):
    on_what_was_read(request, actions.discard_draft, kept_kind(request, code))
    return Status(204, None)


@router.get(
    "keep/kinds/{code}/versions",
    scope="guide:write",
    response=list[VersionLine],
    summary=_("The versions of a kind of case, newest first"),
)
def versions(request, code: InPath):
    return queries.versions_of(kept_kind(request, code))


@router.get(
    "keep/kinds/{code}/versions/{int:number}",
    scope="guide:write",
    response=VersionOfKind,
    summary=_("One version of a kind of case"),
)
def version(request, code: InPath, number: int):
    return _version(kept_kind(request, code).versions, number)


def _version(versions, number):
    return get_object_or_404(versions.select_related("kind", "department"), number=number)


@router.post(
    "keep/kinds/{code}/versions/{int:number}/restore",
    scope="guide:write",
    verb="catalogue.restore_version",
    response=StandingOut,
    summary=_("Begin a draft that says what a former version said"),
)
def restore_version(request, response: HttpResponse, code: InPath, number: int):
    kind = kept_kind(request, code)
    actions.restore_version(by=request.user, version=_version(kind.versions.published(), number))
    return told(request, response, kind)

"""Looking at a kind of case before the public does, publishing it, retiring it, and returning to a former version."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jehat.catalogue import actions, queries
from jehat.catalogue.completeness import gaps
from jehat.catalogue.differences import differences
from jehat.catalogue.models import Kind
from jehat.catalogue.presenting import presented
from jehat.core.verdict import Refused

from .keeping import keeps_guide
from .kinds import kind_or_404, may


@require_POST
@keeps_guide("see_kinds")
def publish_kind(request, *, entity, code):
    kind = kind_or_404(entity, code)
    words = _("It is published; the guide shows it from now on.")
    return _done(request, kind, words, actions.publish_kind, kind=kind, seen=request.POST.get("seen", ""))


@require_POST
@keeps_guide("see_kinds")
def retire_kind(request, *, entity, code):
    kind = kind_or_404(entity, code)
    return _done(request, kind, _("It is retired; the cases that run go on."), actions.retire_kind, kind=kind)


@require_POST
@keeps_guide("see_kinds")
def discard_draft(request, *, entity, code):
    kind = kind_or_404(entity, code)
    words = _("The draft was discarded.")
    return _done(request, kind, words, actions.discard_draft, kind=kind, seen=request.POST.get("seen", ""))


@require_POST
@keeps_guide("see_kinds")
def restore_version(request, *, entity, code, number):
    kind = kind_or_404(entity, code)
    version = get_object_or_404(kind.versions.published(), number=number)
    words = _("The former version is the draft now; look through it and publish it.")
    return _done(request, kind, words, actions.restore_version, version=version)


def _done(request, kind, words, act, /, **arguments):
    """A button's act; where a rule refuses it, the page of the kind comes back with the reason."""
    try:
        act(by=request.user, **arguments)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, words)
    if not Kind.objects.filter(pk=kind.pk).exists():
        return redirect("catalogue:see_kinds")
    return redirect("catalogue:write_version", code=kind.code)


@require_GET
@keeps_guide("see_kinds")
def versions(request, *, entity, code):
    """All versions of a kind, and what changed between two of them."""
    kind = kind_or_404(entity, code)
    found = queries.versions_of(kind)
    before, after = _chosen(request, found)
    context = {
        "kind": kind,
        "versions": found,
        "before": before,
        "after": after,
        "apart": differences(before, after) if before else [],
        "may": may(request.user, kind),
        "has_draft": any(one.is_draft for one in found),
    }
    return render(request, "catalogue/edit_versions.html", context)


def _chosen(request, found):
    """The two versions asked for, the older first; without a question the last two."""
    by_number = {str(one.number): one for one in found}
    asked = [by_number.get(request.GET.get(side, "")) for side in ("before", "after")]
    chosen = asked if all(asked) else found[:2]
    older = sorted(chosen, key=lambda one: one.number)
    return (older[0], older[-1]) if len(chosen) == 2 else (None, None)


LANGUAGES = ("ar", "en")


@require_GET
@keeps_guide("see_kinds")
def preview_kind(request, *, entity, code):
    """The page of the guide as everybody will see it, with what stands in the draft."""
    kind = kind_or_404(entity, code)
    standing = queries.standing_of(kind)
    asked = request.GET.get("in")
    language = asked if asked in LANGUAGES else translation.get_language()
    context = {
        "shown": presented(kind, standing),
        "kind": kind,
        "standing": standing,
        "is_whole": not gaps(standing),
        "may": may(request.user, kind),
        "shown_in": language,
    }
    with translation.override(language):
        return render(request, "catalogue/edit_preview.html", context)

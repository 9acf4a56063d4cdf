"""Keeping what a person types and has not sent, for all his devices."""

import json

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.documents import permissions, places
from jehat.documents.models import Draft, File
from jehat.people.models import User

# Far more than the longest form; a program that only stores runs into it.
MOST_BYTES = 64 * 1024
MOST_OTHERS = 5


class Gone(Refused):
    """The draft was sent or discarded elsewhere: what arrives late must not bring it back to life."""


@action("draft.keep", says=_("A draft was kept"))
def keep_draft(*, by, place, words, files=(), base=0, device=None, is_older=False, now=None):
    """Keep what was typed at a place; words of another device that this one had not seen are put aside, never lost.

    `base` is the version this device knew, 0 for none; `is_older` says that these words were typed before the present
    ones, and so go aside themselves. Returns the draft, or None when nothing is left to keep.
    """
    now = now or timezone.now()
    permissions.can_draft(by, place).require()
    if len(json.dumps(words)) > MOST_BYTES:
        raise Refused(_("This is too long to be kept as a draft."))
    draft = _locked(by, place)
    if draft is None:
        return _begin(by, place, words, files, base, device, now)
    is_stale = base != draft.version and (device is None or device != draft.device)
    if is_older and is_stale:
        # The same words are no other version: they were kept when they were sent and not taken.
        if words == draft.words:
            return draft
        draft.others = _with_aside(draft.others, device, words, now)
        draft.save()
        return draft
    if not words and not files and not is_stale:
        return _remove(draft, by=by)
    if words != draft.words:
        _put_aside(draft, is_stale=is_stale)
        draft.words, draft.device, draft.saved_at = words, device, now
        draft.version += 1
        draft.save()
    _name_files(draft, files, only_add=is_stale)
    return draft


@action("draft.swap", says=_("Another version of a draft was chosen"))
def swap_draft(*, by, place, device, now=None):
    """Go on with the words that another device of the person had typed; the present ones are put aside."""
    draft = _locked(by, place)
    chosen = next((other for other in draft.others if other["device"] == device), None) if draft else None
    if chosen is None:
        raise Gone(_("This version of the draft is no longer there."))
    draft.others = [other for other in draft.others if other is not chosen]
    _put_aside(draft, is_stale=True)
    draft.words, draft.device = chosen["words"], None
    draft.saved_at = now or timezone.now()
    draft.version += 1
    draft.save()
    return draft


@action("draft.carry", says=_("A draft goes on in another place"))
def carry_draft(*, by, place, to, now=None):
    """Go on at another place with what was typed at this one; words that wait there already are put aside."""
    now = now or timezone.now()
    permissions.can_draft(by, to).require()
    draft = _locked(by, place)
    if draft is None:
        raise Gone(_("This draft was sent or discarded on another device."))
    words, files = draft.words, list(draft.files.all())
    _remove(draft, by=by)
    there = Draft.objects.of(by).select_for_update().filter(place=to).first()
    if there is None:
        return _begin(by, to, words, files, 0, None, now)
    _put_aside(there, is_stale=there.words != words)
    there.words, there.device, there.saved_at = words, None, now
    there.version += 1
    there.save()
    _name_files(there, files, only_add=True)
    return there


@action("draft.discard", says=_("A draft was discarded"))
def discard_draft(*, by, place):
    """Forget what was typed at a place: it was sent, or is not wanted any more; asking again does nothing."""
    draft = _locked(by, place)
    return _remove(draft, by=by) if draft else None


def _locked(by, place) -> Draft | None:
    # The person stands for all his drafts: two devices that begin the same one must not both find none.
    User.objects.select_for_update(no_key=True).values("pk").get(pk=by.pk)
    return Draft.objects.of(by).select_for_update().filter(place=place).first()


def _begin(by, place, words, files, base, device, now) -> Draft | None:
    if base:
        raise Gone(_("This draft was sent or discarded on another device."))
    if not words and not files:
        return None
    permissions.can_begin_draft(by).require()
    entity_id = places.find(by, place).entity_id
    draft = Draft.objects.create(owner=by, place=place, entity_id=entity_id, words=words, device=device, saved_at=now)
    _name_files(draft, files, only_add=True)
    # Only its beginning and its end are on the record: a line for every pause in typing would say nothing.
    record("draft.keep", draft, by=by, at=now, place=place)
    return draft


def _remove(draft: Draft, *, by) -> None:
    record("draft.discard", draft, by=by, place=draft.place)
    draft.delete()


def _put_aside(draft: Draft, *, is_stale: bool) -> None:
    """The words of another device, before they are replaced by words that have never met them."""
    if is_stale and draft.words:
        draft.others = _with_aside(draft.others, draft.device, draft.words, draft.saved_at)


def _with_aside(others: list[dict], device, words, saved_at) -> list[dict]:
    """The latest words of each device are enough."""
    device = str(device or "")
    aside = {"device": device, "words": words, "saved_at": saved_at.isoformat(timespec="seconds")}
    return [aside, *(other for other in others if other["device"] != device)][:MOST_OTHERS]


def _name_files(draft: Draft, files, *, only_add: bool) -> None:
    """The files that wait in the draft are not swept; one that the form no longer names is let go."""
    named = [file.pk for file in files]
    File.objects.of_uploader(draft.owner).unattached().filter(pk__in=named).update(draft=draft)
    if not only_add:
        File.objects.filter(draft=draft).exclude(pk__in=named).update(draft=None)

"""Reading the files there are."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from jehat.core.folding import fold

from . import places, uses
from .models import Draft, File

BATCH = 1000
MOST_LISTED = 100
PAGE = 20
# Names are sealed, so they are opened to be searched: those of the newest files, which are all that most people have.
MOST_SEARCHED = 1000
# The files of a draft that still wait, in the order they were handed in.
_WAITING = Prefetch("files", File.objects.unattached().order_by("created_at", "pk"))


def waiting_of(user, ids: Iterable[UUID | str]) -> list[File]:
    """Those of the named files that this user handed in and has not used, in the order of the ids."""
    wanted = [pk for pk in map(_as_uuid, ids) if pk]
    found = File.objects.of_uploader(user).unattached().in_bulk(wanted)
    return [found[pk] for pk in wanted if pk in found]


def unused_since(moment: datetime) -> QuerySet[File]:
    """Files handed in before a moment, never used, and waiting in no draft."""
    return File.objects.unattached().in_no_draft().filter(created_at__lt=moment)


def drafts_since(moment: datetime) -> QuerySet[Draft]:
    """Drafts that nobody has touched since before a moment."""
    return Draft.objects.filter(saved_at__lt=moment)


def draft_at(user, place: str) -> Draft | None:
    """What this person has typed there and not sent."""
    return Draft.objects.of(user).filter(place=place).prefetch_related(_WAITING).first()


def drafts_at(user, codes: Iterable[str]) -> dict[str, Draft]:
    """What this person has typed at any of these places."""
    found = Draft.objects.of(user).filter(place__in=list(codes)).prefetch_related(_WAITING)
    return {draft.place: draft for draft in found}


def drafts_of(user) -> list[Draft]:
    """Everything a person has typed and not sent, newest first, where he may still go on; each with its `at`."""
    drafts = list(Draft.objects.of(user).newest_first()[:MOST_LISTED])
    found = places.described(user, [draft.place for draft in drafts])
    for draft in drafts:
        draft.at = found.get(draft.place)
    return [draft for draft in drafts if draft.at]


def own_files(user, *, words: str = "", page: int = 1) -> tuple[list[File], bool]:
    """A page of the files a person gave in matters of his own, newest first, and whether there are older ones.

    With words, those whose name holds them.
    """
    files = uses.own_files(user).filter(is_voice=False).order_by("-created_at", "-pk")
    if wanted := fold(words):
        files = [file for file in files[:MOST_SEARCHED] if wanted in fold(file.name)]
    first = (page - 1) * PAGE
    found = list(files[first : first + PAGE + 1])
    return found[:PAGE], len(found) > PAGE


def orphans(names: Iterable[str]) -> Iterable[str]:
    """Those of the blobs that no file names."""
    names = iter(names)
    while batch := set(islice(names, BATCH)):
        owned = File.objects.filter(Q(path__in=batch) | Q(playable_path__in=batch)).values_list("path", "playable_path")
        yield from sorted(batch - {path for pair in owned for path in pair})


def _as_uuid(value: UUID | str) -> UUID | None:
    """The id a form sent, or None: what is no id names no file."""
    with suppress(ValueError):
        return value if isinstance(value, UUID) else UUID(value)
    return None

"""Reading the files there are."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db.models import Q, QuerySet

from .models import File

BATCH = 1000


def waiting_of(user, ids: Iterable[UUID | str]) -> list[File]:
    """Those of the named files that this user handed in and has not used, in the order of the ids."""
    wanted = [pk for pk in map(_as_uuid, ids) if pk]
    found = File.objects.of_uploader(user).unattached().in_bulk(wanted)
    return [found[pk] for pk in wanted if pk in found]


def unused_since(moment: datetime) -> QuerySet[File]:
    """Files handed in before a moment and never used."""
    return File.objects.unattached().filter(created_at__lt=moment)


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

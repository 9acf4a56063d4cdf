"""Which people a verb reaches: those who work, or hold something, at one of its places."""

from collections.abc import Iterable

from django.db.models import Q

from .grants import Extent, Reach

NOBODY = Q(pk__in=[])


def employees_within(reach: Reach, path: str = "") -> Q:
    """The employees within a reach, less whom a denial takes out; `path` leads to them from what is asked."""
    found = NOBODY
    for share in reach.shares:
        found |= _less(_at(share.allowed, path), share.denied, path)
    return _less(found, reach.denied, path)


def _less(found: Q, denied: Iterable[Extent], path: str) -> Q:
    return found & ~_at(denied, path) if denied else found


def _at(extents: Iterable[Extent], path: str) -> Q:
    found = NOBODY
    for one in extents:
        if one.is_whole:
            found |= Q(**{f"{path}entity": one.entity}) if one.entity else ~NOBODY
        else:
            found |= Q(**{f"{path}department__in": one.departments}) | Q(**{f"{path}pk__in": one.holders})
    return found

"""Before which entities somebody may act for another: an area above, which knows them, names them on start."""

from collections.abc import Callable

_sources: list[Callable[[], list[tuple[str, str]]]] = []


def named_by(source: Callable[[], list[tuple[str, str]]]) -> None:
    """Take the entities from this function from now on: pairs of code and name in the reader's language."""
    _sources[:] = [source]


def entities() -> list[tuple[str, str]]:
    """All entities as choices; none where nobody names them."""
    return _sources[0]() if _sources else []


def names_of(codes) -> list[str]:
    """The names of these entities, in the order of the list; a code that is no longer known stands for itself."""
    known = dict(entities()) if codes else {}
    return [known.get(code, code) for code in codes]

"""Where this area hands over news for an employee about what he may do.

The area of notifications stands above and tells people; on start it names its function by `tell_by`.
"""

from collections.abc import Callable

_heralds: list[Callable] = []


def tell_by(herald: Callable) -> None:
    """Name the function that tells people from now on; it takes the arguments of `tell`."""
    _heralds[:] = [herald]


def tell(news, *, of) -> None:
    """Tell people of an event: `news` are pairs of a person and the kind of news, known to who tells."""
    for herald in _heralds:
        herald(list(news), of=of)

"""Who counts working time: this area does not know of work, so the areas above name what is to be told.

An area names itself when it starts (`AppConfig.ready`): `reckoning.told_by(recompute, would_move)`, where
`recompute(entity)` reckons anew, in a job, what was promised by the calendar of the entity as it was, and
`would_move(entity, week)` counts what another week would move.
"""

from collections.abc import Callable

from jehat.organization.models import Entity

from .working_time import WorkWeek

_recompute: list[Callable[[Entity], None]] = []
_would_move: list[Callable[[Entity, WorkWeek], int]] = []


def told_by(recompute: Callable[[Entity], None], would_move: Callable[[Entity, WorkWeek], int]) -> None:
    """Tell this area from now on of each calendar that changed, and ask it what a change would move."""
    if recompute not in _recompute:
        _recompute.append(recompute)
        _would_move.append(would_move)


def tell(entity: Entity) -> None:
    """The calendar of an entity is another now."""
    for recompute in _recompute:
        recompute(entity)


def would_move(entity: Entity, week: WorkWeek) -> int:
    """How many promised days another week would move."""
    return sum(count(entity, week) for count in _would_move)

"""What the pages of oversight read. Nothing here opens what was said in a case."""

from .concerns import bodies, concerns_of, markable
from .entities import EntityFigures, entities_page
from .glasses import breakable, deeds_under, glasses_of, glasses_page, heads_above, shown
from .movement import Moved, Wanted, movement, movement_rows, tally
from .trail import Trail, trail, watched

__all__ = [
    "EntityFigures",
    "Moved",
    "Trail",
    "Wanted",
    "bodies",
    "breakable",
    "concerns_of",
    "deeds_under",
    "entities_page",
    "glasses_of",
    "glasses_page",
    "heads_above",
    "markable",
    "movement",
    "movement_rows",
    "shown",
    "tally",
    "trail",
    "watched",
]

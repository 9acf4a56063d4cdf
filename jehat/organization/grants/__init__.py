"""What an employee may do now, where, and by what: pure reading, one query, anew in every request.

A denial is stronger than every grant. What a colleague delegated is worth what that colleague may do himself now. How
secret a thing may be is said once, by the verb that sees it: whoever may not see it does nothing with it.
"""

from .departments import led_by, tree
from .held import ACROSS, DEPARTMENT, ENTITY, ONE, OWN, SUBTREE, WIDTH, Held
from .places import Extent, Place, Reach
from .reading import may, reach, standing, standings
from .standing import ANY_RANK, SEEING, Standing

__all__ = [
    "ACROSS",
    "ANY_RANK",
    "DEPARTMENT",
    "ENTITY",
    "ONE",
    "OWN",
    "SEEING",
    "SUBTREE",
    "WIDTH",
    "Extent",
    "Held",
    "Place",
    "Reach",
    "Standing",
    "led_by",
    "may",
    "reach",
    "standing",
    "standings",
    "tree",
]

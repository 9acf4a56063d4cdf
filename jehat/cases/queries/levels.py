"""How secret cases are, and may become."""

from dataclasses import replace

from jehat.organization.models import SecrecyLevel
from jehat.organization.secrecy import NORMAL


def level_of(kind) -> SecrecyLevel | None:
    """The level that cases of a kind have when they are filed; of an ordinary kind none.

    A kind with a level that its entity does not know has the most secret one: what nobody can judge is not shown.
    """
    if kind.secrecy == NORMAL:
        return None
    levels = list(SecrecyLevel.objects.by_rank(kind.entity_id).values())
    return next((one for one in levels if one.code == kind.secrecy), max(levels, key=lambda one: one.rank))


def level_at(entity_id, rank: int) -> SecrecyLevel:
    """The level of an entity with a rank."""
    return SecrecyLevel.objects.by_rank(entity_id)[rank]


def levels_open_to(user, case) -> list[SecrecyLevel]:
    """The other levels to which an employee may raise or lower a case: those for which he is cleared himself."""
    sees, place = user.employee.reach("case.see"), case.place
    levels = SecrecyLevel.objects.by_rank(case.entity_id).values()
    return [one for one in levels if one.rank != case.rank and sees.holds(replace(place, rank=one.rank))]

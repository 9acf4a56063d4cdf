"""Where a grant is good: a place, the places that a scope takes in, and the reach of all grants together."""

from dataclasses import dataclass, replace
from uuid import UUID

from .departments import tree
from .held import Person


@dataclass(frozen=True)
class Place:
    """By whom something is held and where, and how secret it is: what a scope is measured against."""

    entity: UUID
    department: UUID | None = None
    holder: UUID | None = None
    subject: UUID | None = None
    rank: int = 0


@dataclass(frozen=True)
class Extent:
    """The places that a grant reaches, in values, since an index is found by values."""

    highest: int = 0
    entity: UUID | None = None
    is_whole: bool = False
    departments: frozenset = frozenset()
    queues: frozenset = frozenset()
    holders: frozenset = frozenset()
    subjects: frozenset = frozenset()

    def holds(self, place: Place) -> bool:
        return place.rank <= self.highest and (place.subject in self.subjects or self._is_within(place))

    def _is_within(self, place) -> bool:
        if self.entity is None:
            return self.is_whole
        if place.entity != self.entity:
            return False
        waits = place.holder is None and place.department in self.queues
        return self.is_whole or place.department in self.departments or place.holder in self.holders or waits

    def units(self) -> frozenset:
        """The departments in which there may be more than what somebody holds."""
        whole = self.is_whole and self.entity
        return frozenset(pk for pk, *_rest in tree(self.entity)) if whole else self.departments | self.queues

    def joined(self, other: "Extent") -> "Extent":
        """Both together, where they are of one entity and one rank."""
        sets = ("departments", "queues", "holders", "subjects")
        return replace(
            self,
            is_whole=self.is_whole or other.is_whole,
            **{name: getattr(self, name) | getattr(other, name) for name in sets},
        )


@dataclass(frozen=True)
class Share:
    """What an employee reaches in one person's place: in his own, or in that of a colleague."""

    person: Person
    allowed: tuple[Extent, ...]
    denied: tuple[Extent, ...] = ()
    delegation: UUID | None = None

    def holds(self, place: Place) -> bool:
        return any(one.holds(place) for one in self.allowed) and not any(one.holds(place) for one in self.denied)


@dataclass(frozen=True)
class Reach:
    """Where an employee may do a verb: his shares added up, less what is denied to himself."""

    shares: tuple[Share, ...] = ()
    denied: tuple[Extent, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.shares)

    def holds(self, place: Place) -> bool:
        return bool(self.people_at(place))

    def people_at(self, place: Place) -> list[Person]:
        """In whose stead a place is reached, himself before any other."""
        if any(one.holds(place) for one in self.denied):
            return []
        return [share.person for share in self.shares if share.holds(place)]

    @property
    def departments(self) -> frozenset:
        """The departments of which more is reached than what he holds in them."""
        found = frozenset().union(*(one.units() for share in self.shares for one in share.allowed))
        return found - frozenset().union(*(one.departments for one in self.denied))

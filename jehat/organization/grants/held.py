"""One grant as somebody has it now, and how wide each scope is."""

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

ONE, OWN, DEPARTMENT, SUBTREE, ENTITY, ACROSS = "one", "own", "department", "subtree", "entity", "across"
WIDTH = {scope: width for width, scope in enumerate((ONE, OWN, DEPARTMENT, SUBTREE, ENTITY, ACROSS))}


class Person(NamedTuple):
    """Whose grants they are: the employee himself, or the colleague in whose place he acts."""

    id: UUID
    user: UUID
    entity: UUID
    department: UUID


class Held(NamedTuple):
    """One grant as it is good now, with its reason: of which role, from whom delegated until when, by which cause."""

    person: Person
    delegation: UUID | None
    delegated_until: datetime | None
    grant: UUID
    effect: str
    verb: str
    scope: str
    subject: UUID | None
    highest: int
    amount: Decimal | None
    until: datetime | None
    cause: str
    cause_id: UUID | None
    role: UUID | None

    @property
    def allows(self) -> bool:
        return self.effect == "allow"

    @property
    def ends(self) -> datetime | None:
        """When it is over by itself, by the earlier of what bounds it."""
        return min((one for one in (self.until, self.delegated_until) if one), default=None)

    def takes_in(self, other: "Held") -> bool:
        """Whether wherever the other reaches, this reaches too."""
        if WIDTH[self.scope] >= WIDTH[ENTITY]:
            return True
        if ONE in (self.scope, other.scope):
            return self.scope == other.scope and self.subject == other.subject
        return self.person == other.person and WIDTH[self.scope] >= WIDTH[other.scope]

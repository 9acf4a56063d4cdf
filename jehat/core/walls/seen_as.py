"""Through whose eyes the database is seen: nobody's, a person's, an entity's, oversight's, or the platform's own.

    with seen_as.platform():
        ...

The narrowest that is enough is opened, as late and for as short as possible; a former one comes back on leaving. What
is told to the database is a setting local to the transaction (`jehat.core.postgresql`), so nothing outlives it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from uuid import UUID

TOLD = "SELECT set_config('jehat.seen_as', '{}', true)"
# Where a person works, for whom he acts and what was given to him singly (jehat.organization.walls).
TOLD_OF_PERSON = "SELECT wall_stand_as('{}', '{}', '{}')"


class Stand:
    """What the database once said of a person: it is asked once for a request, and told in each transaction of it."""

    __slots__ = ("said",)

    def __init__(self) -> None:
        self.said: tuple[str, ...] = ()

    def learn(self, answer: bytes) -> None:
        self.said = tuple(answer.decode().split(";"))


@dataclass(frozen=True, slots=True)
class Sight:
    """Who looks: `kind`, the entities inside whose walls he was let, and the person, if it is one."""

    kind: str = ""
    inside: tuple[UUID, ...] = ()
    person: UUID | None = None
    stand: Stand | None = None

    def statement(self) -> str:
        """What tells the database so, for the rest of its transaction; a UUID is all that is ever written into it."""
        inside = ",".join(str(UUID(str(one))) for one in self.inside)
        if self.stand is None:
            return TOLD.format(f"{self.kind};{inside};;" if self.kind or inside else "")
        if not self.stand.said:
            return TOLD_OF_PERSON.format(UUID(str(self.person)), self.kind, inside)
        entities, persons, things = self.stand.said
        return TOLD.format(";".join((self.kind, ",".join(filter(None, (inside, entities))), persons, things)))

    def was_told(self, answer: bytes) -> None:
        if self.stand is not None and not self.stand.said:
            self.stand.learn(answer)


NOTHING, PLATFORM, OVERSIGHT = Sight(), Sight("platform"), "oversight"

_seen_as: ContextVar[Callable[[], Sight]] = ContextVar("seen_as", default=lambda: NOTHING)


def wanted() -> Sight:
    """Who looks now."""
    return _seen_as.get()()


@contextmanager
def asker(who: Callable[[], UUID | None]) -> Iterator[None]:
    """Whoever `who` names at the moment of each query: somebody may sign in or out meanwhile."""
    known: dict[UUID | None, Sight] = {None: NOTHING}

    def look() -> Sight:
        pk = who()
        if pk not in known:
            known[pk] = _of_person(pk)
        return known[pk]

    with _seen_through(look):
        yield


@contextmanager
def person(pk: UUID) -> Iterator[None]:
    """A person: what is his, what is theirs for whom he acts, and what is of the entity he works in."""
    former, sight = _seen_as.get(), _of_person(pk)
    # Who looks as this person already goes on so, and is not asked again where he stands.
    with _seen_through(former if former().person == pk else lambda: sight):
        yield


@contextmanager
def entity(pk: UUID) -> Iterator[None]:
    """An entity: what is its own."""
    sight = Sight("entity", (pk,))
    with _seen_through(lambda: sight):
        yield


@contextmanager
def within(*entities: UUID) -> Iterator[None]:
    """Who looks now, let inside the walls of more entities, where he has something to do."""
    with _seen_through(_changed(lambda seen: replace(seen, inside=(*seen.inside, *entities)))):
        yield


@contextmanager
def oversight() -> Iterator[None]:
    """Who looks now, and with him the movement of cases through all entities; nobody's words."""
    with _seen_through(_changed(lambda seen: replace(seen, kind=OVERSIGHT))):
        yield


@contextmanager
def platform() -> Iterator[None]:
    """Everything: for what the platform does by itself, and for a question that no wall may answer."""
    with _seen_through(lambda: PLATFORM):
        yield


@contextmanager
def nobody() -> Iterator[None]:
    """Nobody: the public guide, and nothing else."""
    with _seen_through(lambda: NOTHING):
        yield


def _of_person(pk: UUID | None) -> Sight:
    return Sight("person", (), pk, Stand())


def _changed(change: Callable[[Sight], Sight]) -> Callable[[], Sight]:
    """Who looks at the moment, changed; the platform sees everything already."""
    former, known = _seen_as.get(), {PLATFORM: PLATFORM}

    def look() -> Sight:
        seen = former()
        if seen not in known:
            known[seen] = change(seen)
        return known[seen]

    return look


@contextmanager
def _seen_through(eyes: Callable[[], Sight]) -> Iterator[None]:
    token = _seen_as.set(eyes)
    try:
        yield
    finally:
        _seen_as.reset(token)
